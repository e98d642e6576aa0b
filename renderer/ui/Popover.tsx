// A small panel that opens at its trigger.
import { useContext, type ReactElement, type ReactNode } from 'react';
import { DialogTrigger, OverlayTriggerStateContext, Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from 'react-aria-components';
import overlay from './overlay.module.css';

export interface PopoverProps {
  readonly trigger: ReactElement;
  /** Names the panel for assistive technology. */
  readonly label: string;
  readonly placement?: NonNullable<AriaPopoverProps['placement']>;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
}

const Content = ({ children }: Pick<PopoverProps, 'children'>) => {
  const state = useContext(OverlayTriggerStateContext);
  return <div className={overlay.padded}>{typeof children === 'function' ? children(() => state?.close()) : children}</div>;
};

export const Popover = ({ trigger, label, placement = 'top start', children }: PopoverProps) => (
  <DialogTrigger>
    {trigger}
    <AriaPopover aria-label={label} placement={placement} offset={6} className={overlay.popover!}>
      <Content>{children}</Content>
    </AriaPopover>
  </DialogTrigger>
);
