// Registers the commands of a view for as long as it stands.
import { createContext, useContext, useEffect, useRef } from 'react';
import type { Command, CommandRegistry } from './registry.ts';

export const CommandsContext = createContext<CommandRegistry | null>(null);

export const useCommandRegistry = (): CommandRegistry => {
  const registry = useContext(CommandsContext);
  if (registry === null) throw new Error('A view stands outside the window');
  return registry;
};

/**
 * `commands` may be made anew at every render: the registration is renewed only when the ids change; `run`, `when` and `title`
 * always reach the newest ones.
 */
export const useCommands = (commands: readonly Command[]): void => {
  const registry = useCommandRegistry();
  const newest = useRef(commands);
  useEffect(() => {
    newest.current = commands;
  });
  const ids = commands.map((command) => command.id).join('\n');
  useEffect(() => {
    const current = (id: string): Command | undefined => newest.current.find((command) => command.id === id);
    return registry.register(
      newest.current.map((command) => ({
        ...command,
        title: (t) => (current(command.id) ?? command).title(t),
        when: () => {
          const now = current(command.id);
          return now !== undefined && (now.when?.() ?? true);
        },
        run: () => current(command.id)?.run(),
      })),
    );
  }, [registry, ids]);
};
