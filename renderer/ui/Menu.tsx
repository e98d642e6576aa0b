// Menus: a trigger and its items, with signs and shortcuts.
import type { ReactElement, ReactNode } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
  Popover,
  type MenuItemProps as AriaMenuItemProps,
  type MenuProps as AriaMenuProps,
  type PopoverProps,
} from 'react-aria-components';
import { Check } from 'lucide-react';
import { classes } from './classes.ts';
import { Keys } from './Keys.tsx';
import overlay from './overlay.module.css';
import styles from './Menu.module.css';

export interface MenuProps<Item extends object> extends Omit<AriaMenuProps<Item>, 'className' | 'style'> {
  /** The button that opens the menu. */
  readonly trigger: ReactElement;
  readonly placement?: NonNullable<PopoverProps['placement']>;
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export const Menu = <Item extends object>({ trigger, placement = 'bottom end', isOpen, onOpenChange, ...rest }: MenuProps<Item>) => (
  <MenuTrigger {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
    {trigger}
    <Popover placement={placement} offset={5} className={overlay.popover!}>
      <AriaMenu {...rest} className={styles.menu!} />
    </Popover>
  </MenuTrigger>
);

export interface MenuAtProps<Item extends object> extends Omit<AriaMenuProps<Item>, 'className' | 'style' | 'onClose'> {
  /** Where the menu stands; it takes the focus, and gives it back there. */
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

/** A menu at something that many places share, such as the elements of a page: one menu for all of them. */
export const MenuAt = <Item extends object>({ anchor, onClose, ...rest }: MenuAtProps<Item>) => (
  <Popover
    isOpen
    // It is a dialog to assistive technology, which asks for its name.
    {...(rest['aria-label'] === undefined ? {} : { 'aria-label': rest['aria-label'] })}
    triggerRef={{ current: anchor }}
    placement="bottom start"
    offset={5}
    onOpenChange={(open) => {
      if (open) return;
      onClose();
      anchor.focus();
    }}
    className={overlay.popover!}
  >
    <AriaMenu {...rest} autoFocus="first" onClose={onClose} className={styles.menu!} />
  </Popover>
);

export interface MenuItemProps extends Omit<AriaMenuItemProps, 'className' | 'style' | 'children'> {
  readonly icon?: ReactNode;
  readonly shortcut?: string | undefined;
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export const MenuItem = ({ icon, shortcut, danger = false, children, ...rest }: MenuItemProps) => (
  <AriaMenuItem
    {...rest}
    className={classes(styles.item, danger && styles.danger)}
    {...(rest.textValue === undefined && typeof children === 'string' ? { textValue: children } : {})}
  >
    {({ isSelected, selectionMode }) => (
      <>
        {selectionMode !== 'none' ? <span className={styles.sign}>{isSelected && <Check size={15} aria-hidden />}</span> : icon !== undefined && <span className={styles.sign}>{icon}</span>}
        <span className={styles.label}>{children}</span>
        {shortcut !== undefined && <Keys keys={shortcut} quiet />}
      </>
    )}
  </AriaMenuItem>
);

export const MenuSection = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <AriaMenuSection className={styles.section!}>
    <Header className={styles.header!}>{title}</Header>
    {children}
  </AriaMenuSection>
);
