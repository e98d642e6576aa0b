// A figure: number and caption above, the image, its source. The image is chosen and described in the panel beside the page.
import type { MouseEvent, ReactNode } from 'react';
import { Editor, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import { BlockFrame, isEmptyElement, Line, type BlockAttributes } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { useLabel, usePane } from '../pane-context.tsx';
import { useAsset } from '../assets.ts';
import type { SlatePartOf } from '../slate.ts';
import { takeKeyboard } from '../painted-caret.ts';
import { PickedImage } from '../PickedImage.tsx';
import { setBlockFields } from '../commands.ts';
import type { BlockView } from './block-view.ts';
import styles from '../page.module.css';

export const FigureView: BlockView<'figure'> = ({ attributes, element, children }) => {
  const { session, editor, language, t } = usePane();
  const url = useAsset(session, element.image);
  // An image has no place for the caret: it goes to the title.
  const enter = (event: MouseEvent) => {
    event.preventDefault();
    Transforms.select(editor, Editor.start(editor, ReactEditor.findPath(editor, element)));
    takeKeyboard(editor);
  };
  return (
    <BlockFrame attributes={attributes} element={element} className={styles.figure}>
      <div contentEditable={false} className={styles.figureShown}>
        {url ? (
          <img onMouseDown={enter} className={styles.figureImage} src={url} style={{ inlineSize: `${element.width}%` }} alt={element.alt[language] ?? t('editor:altMissing')} />
        ) : (
          <div className={styles.figureEmpty} onMouseDown={({ target, currentTarget }) => target === currentTarget && session.select(element.id, language)}>
            {t('editor:figureEmpty')}
            <PickedImage label={t('editor:chooseImage')} session={session} onPick={(image) => setBlockFields(session, element.id, { image })} />
          </div>
        )}
      </div>
      {children}
      <FootnoteFoot element={element} />
    </BlockFrame>
  );
};

interface PartProps<Element> {
  readonly attributes: BlockAttributes;
  readonly element: Element;
  readonly children: ReactNode;
}

export const FigureCaptionView = ({ attributes, element, children }: PartProps<SlatePartOf<'figureCaption'>>) => {
  const { t } = usePane();
  const label = useLabel(element.owner);
  return (
    <div {...attributes} className={styles.caption}>
      <Line element={element} owner={element.owner} label={label} placeholder={t('editor:figureCaption')}>
        {children}
      </Line>
    </div>
  );
};

export const FigureSourceView = ({ attributes, element, children }: PartProps<SlatePartOf<'figureSource'>>) => {
  const { t, definition } = usePane();
  const empty = isEmptyElement(element);
  return (
    <div {...attributes} className={styles.tableFoot}>
      <Line element={element} owner={element.owner} label={empty ? undefined : definition.wording('source')} placeholder={t('editor:figureSource')}>
        {children}
      </Line>
    </div>
  );
};
