import type { Command } from 'commander';

/** Lists that tell what a command has. */
const LISTS = ['commands', 'options', 'registeredArguments'] as const;

/** Declares what a command has when somebody first looks at it: of some sixty, a command line uses one. */
export function byNeed(command: Command, declare: () => void): void {
  const lists = LISTS.map(name => ({ name, value: command[name] }));
  const settle = (): void => {
    for (const { name, value } of lists)
      Object.defineProperty(command, name, { value, writable: true, enumerable: true, configurable: true });
    declare();
  };
  for (const { name, value } of lists)
    Object.defineProperty(command, name, {
      configurable: true,
      enumerable: true,
      get: () => {
        settle();
        return value;
      },
    });
}
