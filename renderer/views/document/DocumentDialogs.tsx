// The dialogs of an open document, one at a time.
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useDialog } from '../../state/window.ts';
import { DelegationsDialog } from '../delegations/DelegationsDialog.tsx';
import { DelegationViewDialog } from '../delegations/DelegationViewDialog.tsx';
import { ExportDialog, type AskedView } from '../export/ExportDialog.tsx';
import { NameDraftDialog } from '../history/NameDraftDialog.tsx';
import { ConcordanceDialog } from '../translation/ConcordanceDialog.tsx';
import { DocumentSettingsDialog } from './DocumentSettingsDialog.tsx';
import { ParagraphDialog } from './ParagraphDialog.tsx';
import { SaveTemplateDialog } from './SaveTemplateDialog.tsx';

/** What an export is asked for by the dialog that leads to it: the log of a meeting, or a delegation's view. */
export interface AskedExport {
  readonly log?: string;
  readonly view?: AskedView;
}

export interface DocumentDialogsProps {
  readonly session: DocumentSession;
  readonly title: string;
  readonly language: Language;
  readonly asked: AskedExport;
  /** Opens the export with what is asked for, or forgets it. */
  readonly onAsk: (asked: AskedExport | null) => void;
  readonly onShow: (block: Id, language: Language) => void;
}

export const DocumentDialogs = ({ session, title, language, asked, onAsk, onShow }: DocumentDialogsProps) => {
  const { open, show } = useDialog();
  const onClose = () => show(null);
  switch (open) {
    case 'export':
      return (
        <ExportDialog
          session={session}
          language={language}
          log={asked.log ?? null}
          asked={asked.view ?? null}
          onClose={() => {
            onAsk(null);
            onClose();
          }}
          onShow={onShow}
        />
      );
    case 'document':
      return <DocumentSettingsDialog session={session} onClose={onClose} />;
    case 'template':
      return <SaveTemplateDialog session={session} title={title} onClose={onClose} />;
    case 'delegations':
      return <DelegationsDialog session={session} onClose={onClose} onShow={onShow} />;
    case 'delegationView':
      return <DelegationViewDialog session={session} onClose={onClose} onShow={onShow} onExport={(view) => onAsk({ view })} />;
    case 'name':
      return <NameDraftDialog session={session} revision={null} onClose={onClose} onShow={onShow} />;
    case 'concordance':
      return <ConcordanceDialog session={session} onClose={onClose} />;
    case 'paragraph':
      return <ParagraphDialog session={session} language={language} onClose={onClose} />;
    default:
      return null;
  }
};
