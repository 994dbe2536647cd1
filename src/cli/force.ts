import type { Command } from 'commander';

/** For what may have been run before, as in CI: an entity that is there is no mistake. */
export const withForce = (command: Command, description: string): Command => command.option('--force', description);

export const isForced = (command: Command): boolean => {
  const { force }: { force?: true } = command.opts();
  return force === true;
};
