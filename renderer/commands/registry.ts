// The list of commands: whoever can do something registers it here while it can, and the palette, the keyboard and the help read it.
import type { Translate } from '../../shared/language/messages.ts';
import { matchesShortcut, type Platform, type Shortcut, type Stroke } from './shortcuts.ts';

export const commandGroups = ['document', 'edit', 'format', 'element', 'insert', 'table', 'view', 'help'] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface Command {
  /** Stable, such as `document.export`; recent commands are remembered by it. */
  readonly id: string;
  readonly group: CommandGroup;
  /** The name in the language of the translator; the palette also searches those in the other languages of the interface. */
  readonly title: (t: Translate) => string;
  readonly shortcuts?: readonly Shortcut[];
  /**
   * True where the page itself answers the shortcut, with the caret at hand (`handleKey` of the pane): it is shown here, not answered.
   */
  readonly answeredByPage?: boolean;
  /** Whether the command makes sense now; always, if absent. */
  readonly when?: () => boolean;
  /** Keeps the command out of the palette: it would only open the palette itself. */
  readonly hidden?: boolean;
  readonly run: () => void;
}

export interface CommandRegistry {
  /** Adds commands until the returned function is called. A later registration of the same id comes before an earlier one. */
  readonly register: (commands: readonly Command[]) => () => void;
  /** All commands, in the order of groups and of registration; the same array until a registration changes. */
  readonly all: () => readonly Command[];
  readonly find: (id: string) => Command | undefined;
  /** The command that answers a stroke now, if any. */
  readonly answering: (stroke: Stroke, platform: Platform) => Command | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

export const isAvailable = (command: Command): boolean => command.when?.() ?? true;

export const createCommandRegistry = (): CommandRegistry => {
  const registrations = new Set<readonly Command[]>();
  const listeners = new Set<() => void>();
  let list: readonly Command[] = [];

  const refresh = () => {
    const byId = new Map<string, Command>();
    for (const commands of registrations) for (const command of commands) byId.set(command.id, command);
    const order = new Map(commandGroups.map((group, index) => [group, index]));
    list = [...byId.values()].sort((a, b) => (order.get(a.group) ?? 0) - (order.get(b.group) ?? 0));
    for (const listener of listeners) listener();
  };

  return {
    register: (commands) => {
      const own = [...commands];
      registrations.add(own);
      refresh();
      return () => {
        if (registrations.delete(own)) refresh();
      };
    },
    all: () => list,
    find: (id) => list.find((command) => command.id === id),
    answering: (stroke, platform) =>
      list.find(
        (command) =>
          command.answeredByPage !== true &&
          (command.shortcuts ?? []).some((shortcut) => matchesShortcut(shortcut, stroke, platform)) &&
          isAvailable(command),
      ),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
