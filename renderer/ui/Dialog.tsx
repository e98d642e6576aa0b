// Dialogs: one question or one task above the window. Escape and a press outside close them.
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { X } from 'lucide-react';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Words on the button that closes without doing anything. */
  readonly closeLabel: string;
  readonly size?: 'small' | 'medium' | 'large' | 'wide';
  /** True while the dialog must stay, for instance during a short step that cannot be cancelled. */
  readonly stays?: boolean;
  /** There is nothing in it to press: the text itself takes the focus, so that the keyboard can scroll it. */
  readonly reads?: boolean;
  readonly children: ReactNode;
  /** The row of buttons, the main one last. */
  readonly buttons?: ReactNode;
}

export const Dialog = ({ isOpen, onClose, title, closeLabel, size = 'medium', stays = false, reads = false, children, buttons }: DialogProps) => (
  <ModalOverlay
    isOpen={isOpen}
    onOpenChange={(open) => {
      if (!open) onClose();
    }}
    isDismissable={!stays}
    isKeyboardDismissDisabled={stays}
    className={styles.scrim!}
  >
    <Modal className={classes(styles.modal, styles[size])}>
      <AriaDialog className={styles.dialog!}>
        <header className={styles.head}>
          <Heading slot="title" className={styles.title!}>
            {title}
          </Heading>
          {!stays && (
            <IconButton label={closeLabel} small onPress={onClose} className={styles.close}>
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </header>
        <div className={styles.body} {...(reads ? { tabIndex: 0, role: 'group', 'aria-label': title } : {})}>
          {children}
        </div>
        {buttons !== undefined && <footer className={styles.foot}>{buttons}</footer>}
      </AriaDialog>
    </Modal>
  </ModalOverlay>
);
