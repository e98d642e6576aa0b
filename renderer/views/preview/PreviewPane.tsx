// The pages beside the text, as they will be printed: they follow what is typed and show where; a click in them leads to the text.
import { Maximize2, Minus, Plus, Printer, X } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DocumentSession } from '../../editor/session.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { leadTo } from '../../editor/place-caret.ts';
import { useWidth } from '../document/useWidth.ts';
import { lookAt, lookedAt, type LookedAt } from './looked-at.ts';
import { PageView } from './PageView.tsx';
import { elementAt, stretchesOf } from './places.ts';
import { printPages } from './print-pages.ts';
import { usePages } from './usePages.ts';
import styles from './Preview.module.css';

/** Pixels a point at 100 %: a CSS inch has 96 pixels, and 72 points. */
const natural = 96 / 72;
const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const;
const sheetWidth = 595.28;
/** Room around the sheets, in pixels. */
const around = 40;

export interface PreviewPaneProps {
  readonly session: DocumentSession;
  /** The languages of the panes; the pages are those of the one that is written in. */
  readonly languages: readonly [Language, Language?];
  readonly onClose: () => void;
}

export const PreviewPane = ({ session, languages, onClose }: PreviewPaneProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { tell } = useWindow();
  const written = useSessionValue(session, ['selection'], (one) => one.selected?.language ?? null);
  const language = written !== null && languages.includes(written) ? written : languages[0];
  const { pages, error, whole } = usePages(session, language);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const [zoom, setZoom] = useState<number | 'fit'>('fit');
  const [current, setCurrent] = useState(1);
  const [printing, setPrinting] = useState(false);
  const fit = Math.max(0.3, (width - around) / sheetWidth / natural);
  const factor = zoom === 'fit' ? fit : zoom;
  const scale = factor * natural;

  const selected = useSessionValue(session, ['selection'], (one) => one.selected?.block ?? null);
  const places = pages?.places;
  const stretches = useMemo(() => (places === undefined || selected === null ? [] : stretchesOf(places, selected)), [places, selected]);
  const [beginning] = stretches;

  // The pages follow the caret to another element, and the element to another place; not the hand that scrolls them.
  const place = beginning === undefined ? null : `${selected} ${beginning.page}`;
  const followed = useRef<string | null>(null);
  useEffect(() => {
    const pane = scroller.current;
    if (pane === null || place === null || beginning === undefined || followed.current === place || width === 0) return;
    followed.current = place;
    const sheet = pane.querySelector<HTMLElement>(`[data-page="${beginning.page}"]`);
    if (sheet === null) return;
    const y = sheet.offsetTop + beginning.from * scale;
    if (y < pane.scrollTop + 24 || y > pane.scrollTop + pane.clientHeight - 80) pane.scrollTop = Math.max(0, y - pane.clientHeight / 3);
  }, [place, beginning, scale, width]);

  const board = pages?.board;
  const caretPage = beginning?.page ?? null;
  useEffect(() => board?.look(caretPage, scale * devicePixelRatio), [board, caretPage, scale]);

  // Pages that become larger or smaller do so around what is looked at.
  const looked = useRef<LookedAt | null>(null);
  useLayoutEffect(() => {
    const pane = scroller.current;
    if (pane !== null && looked.current !== null) lookAt(pane, looked.current);
  }, [scale]);

  const onScroll = () => {
    const pane = scroller.current;
    if (pane === null) return;
    looked.current = lookedAt(pane);
    const middle = pane.scrollTop + pane.clientHeight / 3;
    const sheets = [...pane.querySelectorAll<HTMLElement>('[data-page]')];
    const under = sheets.findLast((sheet) => sheet.offsetTop <= middle);
    setCurrent(Number(under?.dataset['page'] ?? 1));
  };

  const pagesLanguage = pages?.language ?? language;
  // Not a new function for every key, which would have all pages rendered anew.
  const clickable = useRef(places);
  clickable.current = places;
  const onPick = useCallback(
    (page: number, y: number) => {
      const block = elementAt(clickable.current ?? [], page, y);
      if (block !== null) leadTo(session, block, pagesLanguage);
    },
    [session, pagesLanguage],
  );

  const step = (by: 1 | -1) => {
    const next = by > 0 ? zooms.find((one) => one > factor + 0.01) : zooms.findLast((one) => one < factor - 0.01);
    if (next !== undefined) setZoom(next);
  };
  const print = async () => {
    if (pages === null || printing) return;
    setPrinting(true);
    tell({ kind: 'notice', text: t('preview:preparing') });
    const pdf = await whole();
    try {
      if (pdf !== null) await printPages(pdf);
    } finally {
      pdf?.drop();
      setPrinting(false);
    }
  };
  const count = pages?.count ?? 0;

  return (
    <section className={styles.pane} aria-label={t('preview:title')} data-region="preview" data-pages-of={pages === null ? undefined : pagesLanguage}>
      <header className={styles.bar}>
        <h2 className={styles.heading}>{t('preview:title')}</h2>
        <span className={styles.count} role="status">
          {error !== null ? '' : pages === null ? t('preview:setting') : t('preview:page', { page: Math.min(current, count), count })}
        </span>
        <IconButton small label={t('preview:smaller')} isDisabled={factor <= zooms[0] + 0.01} onPress={() => step(-1)}>
          <Minus size={15} aria-hidden />
        </IconButton>
        <span className={styles.percent}>{t('preview:percent', { percent: Math.round(factor * 100) })}</span>
        <IconButton small label={t('preview:larger')} isDisabled={factor >= 3} onPress={() => step(1)}>
          <Plus size={15} aria-hidden />
        </IconButton>
        <IconButton small label={t('preview:fit')} isDisabled={zoom === 'fit'} onPress={() => setZoom('fit')}>
          <Maximize2 size={14} aria-hidden />
        </IconButton>
        <IconButton small label={t('preview:print')} isDisabled={pages === null || printing} onPress={() => void print()}>
          <Printer size={15} aria-hidden />
        </IconButton>
        <IconButton small label={t('preview:close')} onPress={onClose}>
          <X size={15} aria-hidden />
        </IconButton>
      </header>
      {error !== null && (
        <p className={styles.error} role="alert">
          {errorText(error, interfaceLanguage)}
        </p>
      )}
      <div ref={scroller} className={styles.sheets} data-pages tabIndex={0} role="group" aria-label={t('preview:sheets')} onScroll={onScroll}>
        {pages !== null &&
          width > 0 &&
          Array.from({ length: count }, (_, index) => (
            <PageView
              key={index}
              board={pages.board}
              number={index + 1}
              scale={scale}
              label={t('preview:page', { page: index + 1, count })}
              direction={definitionOf(pagesLanguage).direction}
              stretch={stretches.find(({ page }) => page === index + 1) ?? null}
              onPick={onPick}
            />
          ))}
      </div>
    </section>
  );
};
