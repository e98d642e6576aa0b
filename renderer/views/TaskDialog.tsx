// A dialog of the window that is open for one task: its title, the button that does the task, and the way out without doing it.
import type { ReactNode } from 'react';
import { useMessages } from '../state/interface-language.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, type DialogProps } from '../ui/Dialog.tsx';

/** What the main button does: something at once, or it sends the form of that id. */
export interface Task {
  readonly label: string;
  readonly run?: () => void;
  readonly form?: string;
  readonly isDisabled?: boolean;
  /** For questions, in which there is nothing else to begin with. */
  readonly autoFocus?: boolean;
  /** `plain` where a part of the dialog has a main button of its own at the time. */
  readonly look?: 'main' | 'plain';
}

/** One task, or the buttons of a dialog that goes through several steps. */
type Buttons =
  | {
      readonly task: Task;
      /** Words on the button that leaves without doing it, `Cancel` where none are given; null for no such button. */
      readonly leave?: string | null;
    }
  | { readonly buttons: ReactNode };

export type TaskDialogProps = Pick<DialogProps, 'title' | 'size' | 'stays' | 'onClose' | 'children'> & Buttons;

export const TaskDialog = ({ onClose, children, title, size = 'medium', stays = false, ...ways }: TaskDialogProps) => {
  const { t } = useMessages();
  return (
    <Dialog isOpen onClose={onClose} title={title} size={size} stays={stays} closeLabel={t('app:close')} buttons={'buttons' in ways ? ways.buttons : <TaskButtons {...ways} onLeave={onClose} />}>
      {children}
    </Dialog>
  );
};

const TaskButtons = ({ task, leave, onLeave }: { readonly task: Task; readonly leave?: string | null; readonly onLeave: () => void }) => {
  const { t } = useMessages();
  const { label, run, form, look = 'main', isDisabled = false, autoFocus = false } = task;
  return (
    <>
      {leave !== null && <Button onPress={onLeave}>{leave ?? t('app:cancel')}</Button>}
      <Button look={look} isDisabled={isDisabled} autoFocus={autoFocus} {...(run === undefined ? {} : { onPress: run })} {...(form === undefined ? {} : { type: 'submit', form })}>
        {label}
      </Button>
    </>
  );
};
