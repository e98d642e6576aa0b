// The table of contents, computed as one types. Page numbers are known only when the text is set, so they print but do not show here.
import { memo, useCallback, useDeferredValue } from 'react';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import type { Numbering } from '../../../shared/document/numbering.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { BlockFrame, CaretHolder, joinClasses } from '../BlockFrame.tsx';
import { usePane, useSession } from '../pane-context.tsx';
import { leadTo } from '../place-caret.ts';
import type { DocumentSession } from '../session.ts';
import type { BlockView } from './block-view.ts';
import page from '../page.module.css';
import styles from './contents.module.css';

interface Line {
  readonly id: Id;
  readonly level: number;
  readonly label: string;
  readonly text: string;
  readonly range: string;
  readonly annex: boolean;
}

interface Lines {
  readonly numbering: Numbering;
  readonly settings: DocumentSettings;
  /** The blocks that the lines were read from. */
  readonly blocks: readonly (Block | undefined)[];
  readonly lines: readonly Line[];
}

const known = new WeakMap<DocumentSession, Map<Language, Lines>>();

/** The lines of levels 1 and 2; the same array for as long as none of them changes, since it is asked for with every key. */
const contentsLines = (session: DocumentSession, language: Language): readonly Line[] => {
  const numbering = session.numbering(language);
  const { settings } = session.document;
  const shown = numbering.contents.filter((entry) => entry.level <= 2);
  const blocks = shown.map(({ id }) => session.blockById(id));
  const ofSession = known.get(session) ?? new Map<Language, Lines>();
  const before = ofSession.get(language);
  if (before?.numbering === numbering && before.settings === settings && blocks.every((block, index) => block === before.blocks[index])) return before.lines;
  const definition = definitionOf(language);
  const lines = shown.map(({ id, level, number, paragraphs }, index): Line => {
    const text = blocks[index]?.text;
    return {
      id,
      level,
      label: number && (number.printed || number.kind === 'annex') ? definition.label(number, settings) : '',
      text: contentText(text?.[language] ?? text?.[settings.draftingLanguage] ?? []),
      annex: number?.kind === 'annex',
      range: paragraphs ? definition.range(paragraphs[0], paragraphs[1], settings) : '',
    };
  });
  known.set(session, ofSession.set(language, { numbering, settings, blocks, lines }));
  return lines;
};

interface ContentsLineProps extends Line {
  readonly reveal: (id: Id) => void;
  /** What stands for a heading without a text. */
  readonly empty: string;
}

const ContentsLine = memo(function ContentsLine({ id, level, label, text, range, annex, reveal, empty }: ContentsLineProps) {
  return (
    <button type="button" tabIndex={-1} className={styles.contentsLine} style={{ paddingInlineStart: (level - 1) * 30 }} onClick={() => reveal(id)}>
      {label !== '' && <span className={joinClasses(styles.contentsLabel, annex && styles.annexLabel)}>{label}</span>}
      {text === '' ? <span className={page.hint}>{empty}</span> : <span>{text}</span>}
      {range !== '' && (
        <>
          <span className={styles.contentsDots} aria-hidden="true" />
          <span className={styles.contentsRange}>{range}</span>
        </>
      )}
    </button>
  );
});

export const ContentsView: BlockView<'contents'> = ({ attributes, element, children }) => {
  const { session, language, definition, t } = usePane();
  const lines = useDeferredValue(useSession(session, (s) => contentsLines(s, language)));
  const reveal = useCallback((id: Id) => leadTo(session, id, language), [session, language]);
  const empty = t('editor:headingEmpty');
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.contents}>
      <div contentEditable={false} role="navigation" aria-label={definition.wording('contents')}>
        <div className={styles.contentsHeading}>{definition.wording('contents')}</div>
        <div className={styles.contentsColumns}>{lines.length > 0 ? definition.wording('paragraphs') : t('editor:contentsEmpty')}</div>
        {lines.map((line) => (
          <ContentsLine key={line.id} {...line} reveal={reveal} empty={empty} />
        ))}
      </div>
      <CaretHolder>{children}</CaretHolder>
    </BlockFrame>
  );
};
