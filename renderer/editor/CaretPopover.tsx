// A panel that opens at the caret, where the eyes are.
import { useMemo, useRef, type ReactNode } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import overlay from '../ui/overlay.module.css';
import styles from './DocumentEditor.module.css';

interface CaretPopoverProps {
  /** Names the panel for assistive technology. */
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Where the caret is painted. A caret in an empty line has no rectangle of its own; its element has. */
const caretPlace = (): { readonly left: number; readonly top: number; readonly height: number } => {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const holder = range?.startContainer instanceof Element ? range.startContainer : range?.startContainer.parentElement;
  // A caret that was scrolled away comes back into view before something opens at it.
  holder?.scrollIntoView({ block: 'nearest' });
  const box = range?.getClientRects()[0] ?? range?.startContainer.parentElement?.getBoundingClientRect();
  return box && box.height > 0 ? { left: box.left, top: box.top, height: box.height } : { left: innerWidth / 2, top: innerHeight / 3, height: 0 };
};

export const CaretPopover = ({ label, onClose, children }: CaretPopoverProps) => {
  const anchor = useRef<HTMLSpanElement>(null);
  const place = useMemo(caretPlace, []);
  return (
    <>
      <span ref={anchor} className={styles.caretAnchor} style={{ left: place.left, top: place.top, height: place.height }} aria-hidden="true" />
      <Popover
        triggerRef={anchor}
        isOpen
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        placement="bottom start"
        offset={6}
        className={overlay.popover!}
      >
        <Dialog aria-label={label} className={styles.caretPanel!}>
          {children}
        </Dialog>
      </Popover>
    </>
  );
};
