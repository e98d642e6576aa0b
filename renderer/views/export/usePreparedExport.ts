// Has the core ready the export that the dialog shows, while the user reads on and chooses name and folder.
import { useEffect } from 'react';
import type { ExportForm } from '../../../shared/export/negotiation/form.ts';
import type { ExportFormat } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useWindow } from '../../state/window.ts';

export const usePreparedExport = (session: DocumentSession, format: ExportFormat, form: ExportForm, languages: readonly Language[]): void => {
  const { bridge } = useWindow();
  const asked = languages.join(' ');
  useEffect(() => {
    let gone = false;
    const prepare = async () => {
      // The core exports what is saved.
      await session.flush();
      if (gone) return;
      for (const language of languages) void bridge.call('document.prepareExport', { id: session.document.id, language, format, form });
    };
    void prepare();
    return () => {
      gone = true;
    };
    // The languages by their names: the list itself is another at every turn.
  }, [session, bridge, format, form, asked]);
};
