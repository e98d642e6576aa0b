// Gives a state of the document a name under which it is kept for good.
import { useEffect, useId, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import { OpenForNaming, useOpenForNaming } from './OpenForNaming.tsx';

export interface NameDraftDialogProps {
  readonly session: DocumentSession;
  /** Null: the text as it stands. */
  readonly revision: Id | null;
  readonly onClose: () => void;
  /** Leads to what is open in the text. */
  readonly onShow: (block: Id, language: Language) => void;
}

/** The names that drafts of a commission bear, those that are taken left out. */
const useSuggestions = (id: Id): readonly string[] => {
  const { t } = useMessages();
  const { bridge } = useWindow();
  const [taken, setTaken] = useState<readonly string[] | null>(null);
  useEffect(() => {
    let gone = false;
    void bridge.call('history.drafts', { id }).then((answer) => {
      if (!gone && answer.ok) setTaken(answer.value.map(({ name }) => name.toLocaleLowerCase()));
    });
    return () => {
      gone = true;
    };
  }, [bridge, id]);
  if (taken === null) return [];
  const free = (name: string): boolean => !taken.includes(name.toLocaleLowerCase());
  const rev = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => t('history:suggestions.rev', { n })).find(free);
  const zero = t('history:suggestions.zero');
  return [free(zero) ? zero : (rev ?? ''), t('history:suggestions.advance'), t('history:suggestions.final'), t('history:suggestions.issued')].filter((name) => name !== '' && free(name));
};

export const NameDraftDialog = ({ session, revision, onClose, onShow }: NameDraftDialogProps) => {
  const { t, language } = useMessages();
  const { bridge, tell } = useWindow();
  const { id } = session.document;
  const suggestions = useSuggestions(id);
  const formId = useId();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [symbol, setSymbol] = useState('');
  const [problem, setProblem] = useState<{ readonly of: 'name' | 'symbol'; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [reason, setReason] = useState('');
  const wanted = name.trim();
  const open = useOpenForNaming(session, revision, wanted);
  const why = reason.trim();
  const mayNot = busy || wanted === '' || (open !== null && why === '');
  const fill = (next: string) => {
    setName(next);
    setProblem(null);
  };
  const save = async () => {
    if (mayNot) return;
    setBusy(true);
    const { meeting } = session;
    // The name is given to what the library has.
    await session.flush();
    const given = await bridge.call('history.name', {
      id,
      name: wanted,
      ...(revision === null ? { base: session.revision } : { revision }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(symbol.trim() === '' ? {} : { symbol: symbol.trim() }),
      ...(open === null ? {} : { anyway: { reason: why, ...(meeting === undefined ? {} : { meeting }) } }),
    });
    setBusy(false);
    if (!given.ok) return setProblem({ of: given.error.code === 'draft.symbol' ? 'symbol' : 'name', text: errorText(given.error, language) });
    onClose();
    tell({ kind: 'done', text: t('history:named', { name: wanted }) });
  };
  return (
    <TaskDialog title={t('history:nameTitle')} onClose={onClose} task={{ label: t(open === null ? 'history:nameDo' : 'history:openNaming.anyway'), form: formId, isDisabled: mayNot }}>
      <form
        id={formId}
        className={form.form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('history:nameLabel')}
          value={name}
          onChange={fill}
          maxLength={200}
          dir="auto"
          autoFocus
          hint={t('history:nameHint')}
          error={problem?.of === 'name' ? problem.text : undefined}
        />
        {suggestions.length > 0 && (
          <div className={form.row}>
            {suggestions.map((suggestion) => (
              <Button key={suggestion} small onPress={() => fill(suggestion)}>
                {suggestion}
              </Button>
            ))}
          </div>
        )}
        {open !== null && (
          <OpenForNaming
            session={session}
            name={wanted}
            open={open}
            isEarlier={revision !== null}
            reason={reason}
            onReason={setReason}
            onShow={({ block, language: shown }) => {
              onClose();
              onShow(block, shown ?? session.document.settings.draftingLanguage);
            }}
          />
        )}
        <TextField
          label={t('history:symbol')}
          hint={t('history:symbolHint')}
          value={symbol}
          onChange={(next) => {
            setSymbol(next);
            setProblem(null);
          }}
          maxLength={200}
          dir="ltr"
          error={problem?.of === 'symbol' ? problem.text : undefined}
        />
        <TextField label={t('history:note')} value={note} onChange={setNote} maxLength={4000} rows={3} dir="auto" />
      </form>
    </TaskDialog>
  );
};
