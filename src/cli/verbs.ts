import type { Command } from 'commander';

/** The cmdlets' verbs and the other words people try: New-, Get-, Set-, Remove-. */
const VERBS = {
  new: ['add', 'create'],
  add: ['new', 'create'],
  list: ['ls'],
  show: ['get'],
  set: ['update'],
  remove: ['delete', 'rm'],
} as const;

/** `program.command` and not a Command of one's own: only so exitOverride and configureOutput are inherited. */
export function verb(group: Command, name: keyof typeof VERBS, description: string, example: string): Command {
  return withExample(
    group
      .command(name)
      .aliases([...VERBS[name]])
      .description(description),
    example,
  );
}

export const withExample = (command: Command, example: string): Command =>
  command.addHelpText('after', `\nExample:\n${example.replace(/^/gm, '  $ ')}`);
