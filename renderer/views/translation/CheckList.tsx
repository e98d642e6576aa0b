// What the checks find in the translation of one element: each in a sentence, and mended by a press where there is one right answer.
import { useDeferredValue, useMemo } from 'react';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { FootnoteText, Inline } from '../../../shared/document/inlines.ts';
import { isText } from '../../../shared/document/inlines.ts';
import { ownTextPlaces } from '../../../shared/document/walk.ts';
import type { Language } from '../../../shared/language/language.ts';
import { checkElement } from '../../../shared/translation/checks/document.ts';
import type { Finding } from '../../../shared/translation/checks/finding.ts';
import { checkText } from '../../../shared/translation/checks/finding-text.ts';
import { applyFix } from '../../../shared/translation/checks/fix.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { changeLine } from './translation-acts.ts';
import styles from './Translation.module.css';

export interface CheckListProps {
  readonly session: DocumentSession;
  readonly block: Block;
  readonly source: Language;
  readonly target: Language;
  readonly locked: boolean;
  /** Puts the keyboard back into the text of the translation. */
  readonly onBack: () => void;
}

/** The line with a note of it changed. */
const withNote = (content: readonly Inline[], note: string, change: (content: readonly Inline[]) => Inline[]): Inline[] =>
  content.map((inline): Inline => {
    if (isText(inline)) return inline;
    if (inline.type === 'footnote') return inline.id === note ? { ...inline, content: change(inline.content) as FootnoteText } : inline;
    return inline.type === 'bracket' || inline.type === 'option' ? { ...inline, children: withNote(inline.children, note, change) } : inline;
  });

const mend = (session: DocumentSession, { block, place, fix }: Finding, target: Language): void => {
  if (fix === null) return;
  const change = (content: readonly Inline[]): Inline[] => applyFix(content, fix, session.newId);
  changeLine(session, block, place.text, target, (content) => (place.footnote === null ? change(content) : withNote(content, place.footnote.target, change)));
};

export const CheckList = ({ session, block, source, target, locked, onBack }: CheckListProps) => {
  const { t, language } = useMessages();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const late = useDeferredValue(block);
  const findings = useMemo(() => checkElement(late, session.blocks, source, target, { settings }), [late, session, source, target, settings]);
  if (findings.length === 0 || [...ownTextPlaces(block)].every(({ text }) => (text[target] ?? []).length === 0)) return null;
  return (
    <section aria-label={t('translation:checks')} className={styles.checks}>
      <p className={styles.label}>{t('translation:checks')}</p>
      <ul className={styles.list}>
        {findings.map((finding, at) => (
          <li key={`${at} ${finding.code}`} className={styles.finding} data-finding={finding.code} data-severity={finding.severity}>
            <span dir={definitionOf(language).direction}>{checkText(finding, t)}</span>
            {finding.fix !== null && !locked && late === block && (
              <Button
                small
                onPress={() => {
                  mend(session, finding, target);
                  onBack();
                }}
              >
                {t('translation:mend')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};
