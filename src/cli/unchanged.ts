import type { Command } from 'commander';

/** Options that choose and print, and change nothing. */
const ASIDE = ['id', 'home', 'context', 'output'];

/** Whether no option says what to change. `printing` names further options that only print. */
export const givesNothing = (command: Command, printing: readonly string[]): boolean =>
  command.options
    .map(option => option.attributeName())
    .every(name => [...ASIDE, ...printing].includes(name) || command.getOptionValueSource(name) === undefined);

/** The first words on what `set` did. */
export async function changed(what: string, { command, printing, before, after }: Setting): Promise<string> {
  if (givesNothing(command, printing)) return `Changed nothing of ${what}: no option says what to change`;
  const { isDeepStrictEqual } = await import('node:util');
  return isDeepStrictEqual(before, after) ? `Changed nothing of ${what}: it is so already` : `Changed ${what}`;
}

export interface Setting {
  readonly command: Command;
  readonly printing: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
}
