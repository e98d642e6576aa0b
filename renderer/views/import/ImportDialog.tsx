// What became of imported files: the document, what could not be placed in it and where, or why there is none.
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import type { DocumentSummary } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { useImports, type ImportOutcome } from '../../state/imports.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useLibrary } from '../../state/library.ts';
import { languagesWith } from '../../state/route.ts';
import { useWindow } from '../../state/window.ts';
import { writtenNumber } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { BracketOffer } from './BracketOffer.tsx';
import { ReturnDialog } from './ReturnDialog.tsx';
import { ReturnOutcome } from './ReturnOutcome.tsx';
import styles from './Import.module.css';

/** More lines than these help nobody here; in the document all of them are listed. */
const shownLines = 100;

/** Documents of the library that bear the symbol of the one that was taken in. */
const Namesakes = ({ document, onOpen }: { readonly document: DocumentSummary; readonly onOpen: (document: Id) => void }) => {
  const { t, language } = useMessages();
  const { documents } = useLibrary();
  const others = (documents ?? []).filter(({ id, symbol }) => id !== document.id && symbol !== null && symbol === document.symbol);
  if (others.length === 0) return null;
  return (
    <div className={styles.unplaced}>
      <p className={styles.name}>{t('library:import.sameSymbol', { count: others.length, n: writtenNumber(others.length, language) })}</p>
      <p className={styles.hint}>{t('library:import.sameSymbolHint')}</p>
      <ul className={styles.lines}>
        {others.map((other) => {
          const title = titleOf(other, language);
          return (
            <li key={other.id} className={styles.line}>
              <div className={styles.text}>
                <Button look="link" onPress={() => onOpen(other.id)}>
                  <bdi lang={title.language} dir={title.direction}>
                    {title.text}
                  </bdi>
                </Button>
                <p className={styles.reason}>{other.languages.map((one) => t(`app:language.${one}`)).join(' · ')}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
};

/** `alone`: the button that opens the document is the dialog's own. */
const Outcome = ({ outcome, alone, onOpen }: { readonly outcome: ImportOutcome; readonly alone: boolean; readonly onOpen: (document: Id, block?: Id, language?: Language) => void }) => {
  const { t, language } = useMessages();
  if (!outcome.ok)
    return (
      <li className={styles.outcome}>
        <CircleAlert size={18} aria-hidden className={styles.bad} />
        <div className={styles.text}>
          <p className={styles.name}>
            <bdi>{outcome.name}</bdi>
          </p>
          <p>{errorText(outcome.error, language)}</p>
        </div>
      </li>
    );
  if ('taken' in outcome) return <ReturnOutcome name={outcome.name} document={outcome.document} language={outcome.language} taken={outcome.taken} onOpen={onOpen} />;
  const { document, unplaced } = outcome.value;
  const title = titleOf(document, language);
  // A Word file has no lines of its own.
  const ofWord = /\.do[ct][xm]$/i.test(outcome.name);
  // Nor is an image one of the lines that a text has.
  const lacksImages = unplaced.some(({ reason }) => reason === 'missingImage');
  return (
    <li className={styles.outcome}>
      <CircleCheck size={18} aria-hidden className={styles.good} />
      <div className={styles.text}>
        <p className={styles.name}>
          <bdi lang={title.language} dir={title.direction}>
            {title.text}
          </bdi>
        </p>
        <p className={styles.facts}>
          {document.symbol !== null && <bdi dir="ltr">{document.symbol}</bdi>}
          <span>{t(`blocks:template.${document.template}`)}</span>
          <span>{t('library:paragraphs', { count: document.paragraphs, n: writtenNumber(document.paragraphs, language) })}</span>
          <span>{t('library:words', { count: document.words, n: writtenNumber(document.words, language) })}</span>
        </p>
        {outcome.problem != null && <p className={styles.hint}>{t(`library:return.problem.${outcome.problem}`)}</p>}
        <BracketOffer document={document.id} />
        <Namesakes document={document} onOpen={onOpen} />
        {unplaced.length > 0 && (
          <details className={styles.unplaced} open={unplaced.length <= 6}>
            <summary>{t(ofWord || lacksImages ? 'library:import.places' : 'library:import.unplaced', { count: unplaced.length, n: writtenNumber(unplaced.length, language) })}</summary>
            <p className={styles.hint}>{ofWord ? t('library:import.placesHint') : lacksImages ? t('library:import.imagesHint') : t('library:import.unplacedHint', { count: unplaced.length })}</p>
            <ul className={styles.lines}>
              {unplaced.slice(0, shownLines).map((item, index) => (
                <li key={`${index} ${item.block}`} className={styles.line}>
                  <span className={styles.number}>{t(ofWord ? 'library:import.paragraph' : 'library:import.line', { n: writtenNumber(item.line, language) })}</span>
                  <div className={styles.text}>
                    <Button look="link" onPress={() => onOpen(document.id, item.block)}>
                      <bdi dir="auto">{item.text.length > 160 ? `${item.text.slice(0, 160)}…` : item.text}</bdi>
                    </Button>
                    <p className={styles.reason}>{t(`library:reason.${item.reason}`)}</p>
                  </div>
                </li>
              ))}
            </ul>
            {unplaced.length > shownLines && <p className={styles.hint}>{t('library:import.unplacedMore', { n: writtenNumber(unplaced.length - shownLines, language) })}</p>}
          </details>
        )}
        {!alone && (
          <Button small onPress={() => onOpen(document.id)}>
            {t('library:import.open')}
          </Button>
        )}
      </div>
    </li>
  );
};

export const ImportDialog = () => {
  const { t, language } = useMessages();
  const { running, outcomes, question, cancel, dismiss, answer } = useImports();
  const { route } = useWindow();
  const open = (id: Id, block?: Id, language?: Language) => {
    dismiss();
    const { route: from, go } = route.getState();
    void go({ view: 'document', id, ...(block === undefined ? {} : { block }), ...(language === undefined ? {} : { languages: languagesWith(language, id, from) }) });
  };
  const done = running === null;
  const single = outcomes.length === 1 ? outcomes[0] : undefined;
  const made = single?.ok === true && !('taken' in single) ? single.value.document : null;
  if (question !== null) return <ReturnDialog key={question.name} question={question} onAnswer={answer} />;
  return (
    <Dialog
      isOpen={!done || outcomes.length > 0}
      onClose={dismiss}
      stays={!done}
      title={done ? t('library:import.result') : t('library:import.running')}
      closeLabel={t('app:close')}
      buttons={
        !done ? (
          // It stays enabled: a disabled button would let go of the focus, and the keyboard with it.
          <Button onPress={cancel} autoFocus>
            {t('library:import.cancel')}
          </Button>
        ) : (
          <>
            <Button onPress={dismiss} autoFocus={made === null && single?.ok !== true}>
              {t('app:close')}
            </Button>
            {made !== null && (
              <Button look="main" autoFocus onPress={() => open(made.id)}>
                {t('library:import.open')}
              </Button>
            )}
          </>
        )
      }
    >
      {!done && (
        <ProgressBar
          label={running.of === 1 ? running.name : t('library:import.progress', { at: writtenNumber(running.at, language), of: writtenNumber(running.of, language), name: running.name })}
          done={(running.at - 1 + running.done) / running.of}
        />
      )}
      <ul className={styles.outcomes}>
        {outcomes.map((outcome, index) => (
          <Outcome key={`${index} ${outcome.name}`} outcome={outcome} alone={done && single !== undefined} onOpen={open} />
        ))}
      </ul>
    </Dialog>
  );
};
