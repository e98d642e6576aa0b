// A figure: number and caption above, the image, its source. The image is chosen and described in the panel beside the page.
import type { MouseEvent } from 'react';
import { Editor, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import { BlockFrame } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { usePane } from '../pane-context.tsx';
import { useImage } from '../assets.ts';
import type { SlatePartOf } from '../slate.ts';
import { takeKeyboard } from '../painted-caret.ts';
import { PickedImage } from '../PickedImage.tsx';
import { setBlockFields } from '../commands.ts';
import type { BlockView } from './block-view.ts';
import { CaptionLine, FootLine, type PartProps } from './Caption.tsx';
import styles from './tables.module.css';

export const FigureView: BlockView<'figure'> = ({ attributes, element, children }) => {
  const { session, editor, language, t } = usePane();
  const shown = useImage(session, element.image);
  // An image has no place for the caret: it goes to the title.
  const enter = (event: MouseEvent) => {
    event.preventDefault();
    Transforms.select(editor, Editor.start(editor, ReactEditor.findPath(editor, element)));
    takeKeyboard(editor);
  };
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.figure}>
      <div contentEditable={false} className={styles.figureShown}>
        {shown.kind === 'shown' ? (
          <img onMouseDown={enter} className={styles.figureImage} src={shown.url} style={{ inlineSize: `${element.width}%` }} alt={element.alt[language] ?? t('editor:altMissing')} />
        ) : (
          <div className={styles.figureEmpty} onMouseDown={({ target, currentTarget }) => target === currentTarget && session.select(element.id, language)}>
            {t(shown.kind === 'lost' ? 'editor:figureLost' : 'editor:figureEmpty')}
            <PickedImage label={t('editor:chooseImage')} session={session} onPick={(image) => setBlockFields(session, element.id, { image })} />
          </div>
        )}
      </div>
      {children}
      <FootnoteFoot element={element} />
    </BlockFrame>
  );
};

export const FigureCaptionView = ({ attributes, element, children }: PartProps<SlatePartOf<'figureCaption'>>) => (
  <div {...attributes} className={styles.caption}>
    <CaptionLine element={element} owner={element.owner} placeholder="editor:figureCaption">
      {children}
    </CaptionLine>
  </div>
);

export const FigureSourceView = ({ attributes, element, children }: PartProps<SlatePartOf<'figureSource'>>) => (
  <div {...attributes} className={styles.tableFoot}>
    <FootLine element={element} owner={element.owner} word="source" placeholder="editor:figureSource">
      {children}
    </FootLine>
  </div>
);
