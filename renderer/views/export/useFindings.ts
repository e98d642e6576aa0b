// What is amiss with the document in the chosen format and languages, asked of the core once everything typed is saved.
import { useEffect, useState } from 'react';
import type { Finding } from '../../../shared/export/finding.ts';
import type { ExportFormat } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useWindow } from '../../state/window.ts';

/** A finding, and the version of the document in which it is. */
export interface FoundIn {
  readonly language: Language;
  readonly finding: Finding;
}

/** Null until the first answer; then the answer to the last question that was answered. */
export const useFindings = (session: DocumentSession, format: ExportFormat, languages: readonly Language[]): readonly FoundIn[] | null => {
  const { bridge } = useWindow();
  const [found, setFound] = useState<readonly FoundIn[] | null>(null);
  const asked = languages.join(' ');
  useEffect(() => {
    let gone = false;
    const look = async () => {
      await session.flush();
      const answers = await Promise.all(
        languages.map(async (language): Promise<readonly FoundIn[]> => {
          const answer = await bridge.call('document.findings', { id: session.document.id, language, format });
          // Whatever keeps the core from looking keeps it from exporting too, and is said then.
          return answer.ok ? answer.value.map((finding) => ({ language, finding })) : [];
        }),
      );
      if (!gone) setFound(answers.flat());
    };
    void look();
    return () => {
      gone = true;
    };
    // The languages by their names: the list itself is another at every turn.
  }, [session, bridge, format, asked]);
  return found;
};
