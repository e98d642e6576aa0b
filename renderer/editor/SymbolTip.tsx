// What a document symbol says, at the symbol itself: under the pointer, and where the caret or the focus comes to it. Stands once in the window and
// serves everything that bears `data-symbol`, whether it can be edited or not.
import { useEffect, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger } from 'react-aria-components';
import { describeSymbol } from '../../shared/text/symbol-words.ts';
import { useMessages } from '../state/interface-language.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import { SymbolMeaning } from './SymbolMeaning.tsx';
import { symbolRemark } from './symbol-remark.ts';
import styles from './symbols.module.css';

interface Shown {
  readonly anchor: HTMLElement;
  readonly symbol: string;
  /** The pointer may leave it again; what the caret has opened stays until the caret leaves. */
  readonly by: 'pointer' | 'caret';
}

/** Milliseconds until it opens, as the other hints of the window do under the pointer, and later for a caret that may go on at once. */
const openDelay = { pointer: 450, caret: 700 } as const;
/** Milliseconds that the pointer has to cross the gap between symbol and hint. */
const closeDelay = 300;
/** Longer than any hint stands: leaving the hint is seen to here, where the caret may hold it open. */
const never = 1_000_000_000;

const symbolElement = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>('[data-symbol]') : null);

/** The caret steps over a symbol as over a letter, and stands at a symbol directly before or behind it. */
const symbolBeside = (text: Element, { anchorNode, anchorOffset }: Selection): HTMLElement | null => {
  const isSymbol = (sign: Element | null) => (sign?.hasAttribute('data-slate-void') ? sign.querySelector<HTMLElement>('[data-symbol]') : null);
  const empty = text.querySelector('[data-slate-zero-width]') !== null;
  const first = empty || (anchorOffset === 0 && text.firstElementChild?.contains(anchorNode));
  const last = empty || (anchorOffset === anchorNode?.nodeValue?.length && text.lastElementChild?.contains(anchorNode));
  return (first ? isSymbol(text.previousElementSibling) : null) ?? (last ? isSymbol(text.nextElementSibling) : null);
};

/** The symbol at which the caret stands, or whose field has the focus. */
const atCaret = (): HTMLElement | null => {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement) return symbolElement(activeElement);
  const selection = document.getSelection();
  if (!selection?.isCollapsed || !(activeElement instanceof HTMLElement) || !activeElement.contains(selection.anchorNode)) return null;
  const holder = selection.anchorNode instanceof Element ? selection.anchorNode : selection.anchorNode?.parentElement;
  const text = holder?.closest('[data-slate-node="text"]');
  const sign = holder?.closest('[data-slate-void]')?.querySelector<HTMLElement>('[data-symbol]') ?? symbolElement(holder ?? null);
  return sign ?? (text ? symbolBeside(text, selection) : null);
};

/** Opens and closes the hint as pointer, caret and focus come and go; Escape puts it away until they come anew. */
const useShownSymbol = () => {
  const [shown, setShown] = useState<Shown | null>(null);
  const standing = useRef<Shown | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** What the timer will do. */
  const coming = useRef<Shown | 'close' | null>(null);
  const stay = () => {
    clearTimeout(timer.current);
    coming.current = null;
  };
  const set = (next: Shown | null) => {
    stay();
    standing.current = next;
    setShown(next);
  };
  const later = (next: Shown | 'close', delay: number) => {
    stay();
    coming.current = next;
    timer.current = setTimeout(() => set(next === 'close' || !next.anchor.isConnected ? null : next), delay);
  };
  /** Pointer or caret has left its symbol: what it was about to open stays away, what it has opened goes. */
  const leave = (by: Shown['by'], delay: number) => {
    if (coming.current === 'close') return;
    if (coming.current?.by === by) stay();
    else if (standing.current?.by === by) later('close', delay);
  };

  useEffect(() => {
    let pointed: HTMLElement | null = null;
    let caret: HTMLElement | null = null;
    /** Who uses the mouse has the hint under it, and puts the caret beside a symbol in order to write there. */
    let byMouse = false;
    const open = (anchor: HTMLElement, by: Shown['by']) => {
      const symbol = anchor.dataset['symbol'] ?? '';
      if (symbol === '') return;
      if (standing.current?.anchor !== anchor) later({ anchor, symbol, by }, openDelay[by]);
      else if (by === 'caret') set({ anchor, symbol, by });
      else stay();
    };
    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'touch') return;
      const inHint = target instanceof Element && target.closest('[data-symbol-hint]') !== null;
      const element = inHint ? null : symbolElement(target);
      if (inHint) {
        if (coming.current === 'close') stay();
      } else if (element === null) leave('pointer', closeDelay);
      else if (element !== pointed) open(element, 'pointer');
      pointed = element;
    };
    const onCaret = () => {
      const element = byMouse ? null : atCaret();
      if (element === caret) return;
      caret = element;
      if (standing.current?.by === 'caret') set(null);
      if (element !== null) open(element, 'caret');
      else leave('caret', 0);
    };
    const onPointerDown = ({ pointerType }: PointerEvent) => {
      byMouse = pointerType === 'mouse';
    };
    const onKeyDown = (event: KeyboardEvent) => {
      byMouse = false;
      if (event.key !== 'Escape' || standing.current === null) return;
      set(null);
      // A field of the first page takes back what was typed with the same key; nothing else hears of it.
      if (event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // What is typed into a field is another symbol; one that was deleted has nothing to say.
    const onInput = () => {
      if (standing.current !== null && (standing.current.anchor === document.activeElement || !standing.current.anchor.isConnected)) set(null);
    };
    const listeners: readonly (readonly [string, (event: never) => void, boolean])[] = [
      ['pointerover', onPointerOver, false],
      ['selectionchange', onCaret, false],
      ['focusin', onCaret, false],
      ['focusout', onCaret, false],
      ['pointerdown', onPointerDown, true],
      ['keydown', onKeyDown, true],
      ['input', onInput, false],
    ];
    for (const [type, listener, capture] of listeners) document.addEventListener(type, listener as EventListener, capture);
    return () => {
      stay();
      for (const [type, listener, capture] of listeners) document.removeEventListener(type, listener as EventListener, capture);
    };
  }, []);

  return { shown, close: () => set(null) };
};

export const SymbolTip = () => {
  const { t, language, direction } = useMessages();
  const { shown, close } = useShownSymbol();
  const anchor = useRef<HTMLElement | null>(null);
  anchor.current = shown?.anchor ?? anchor.current;
  const said = shown?.by === 'caret' ? (describeSymbol(shown.symbol, language) ?? symbolRemark(shown.symbol, t)) : '';
  return (
    <>
      <VisuallyHidden>
        <div role="status">{said}</div>
      </VisuallyHidden>
      <TooltipTrigger isOpen={shown !== null} onOpenChange={(open) => !open && close()} closeDelay={never}>
        {/* Beside a field: above it stands another, and below it what is odd about it. */}
        <Tooltip key={shown?.symbol} triggerRef={anchor} placement={shown?.anchor instanceof HTMLTextAreaElement ? 'start bottom' : 'bottom'} offset={5} className={styles.tip!} data-symbol-hint="">
          <div dir={direction}>{shown !== null && <SymbolMeaning symbol={shown.symbol} onDark />}</div>
        </Tooltip>
      </TooltipTrigger>
    </>
  );
};
