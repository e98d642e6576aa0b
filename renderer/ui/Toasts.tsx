// Messages that come and go at the foot of the window. What must not be missed is a banner or a dialog instead.
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { Button } from './Button.tsx';
import { IconButton } from './IconButton.tsx';
import { classes } from './classes.ts';
import styles from './Toasts.module.css';

export interface Toast {
  readonly kind: 'done' | 'notice' | 'failed';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

export type Toasts = ToastQueue<Toast>;
export const createToasts = (): Toasts => new ToastQueue<Toast>({ maxVisibleToasts: 4 });

/** Failures stay until they are dismissed; the rest leaves by itself, later where there is something to press. */
export const addToast = (toasts: Toasts, toast: Toast): void => {
  toasts.add(toast, toast.kind === 'failed' ? {} : { timeout: toast.action === undefined ? 5000 : 9000 });
};

const signs = { done: CircleCheck, notice: Info, failed: CircleAlert } as const;

export const ToastList = ({ toasts, label, closeLabel }: { readonly toasts: Toasts; readonly label: string; readonly closeLabel: string }) => (
  <ToastRegion queue={toasts} aria-label={label} className={styles.region!}>
    {({ toast }) => {
      const { kind, text, action } = toast.content;
      const Sign = signs[kind];
      return (
        <AriaToast toast={toast} className={classes(styles.toast, styles[kind])}>
          <Sign size={17} aria-hidden className={styles.sign} />
          <ToastContent className={styles.content!}>
            <Text slot="title">{text}</Text>
          </ToastContent>
          {action !== undefined && (
            <Button
              look="link"
              className={styles.action}
              onPress={() => {
                toasts.close(toast.key);
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton slot="close" label={closeLabel} small className={styles.close}>
            <X size={15} aria-hidden />
          </IconButton>
        </AriaToast>
      );
    }}
  </ToastRegion>
);
