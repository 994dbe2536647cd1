import { type Command, InvalidArgumentError, Option } from 'commander';
import { repeated } from './values.ts';

/** What `set --remove` can take away, by the words for it, as the change that does it. */
export type Removable<Input> = Readonly<Record<string, Input>>;

export function withRemoval<Input>(command: Command, removable: Removable<Input>): Command {
  const words = Object.keys(removable);
  const option = new Option('--remove <what>', 'take away what was set, before the other options apply; repeatable');
  option.choices(words).argParser((word, earlier: readonly string[] | undefined) => {
    if (!words.includes(word)) throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
    return repeated(word, earlier);
  });
  return command.addOption(option);
}

/** The changes to make before all others. */
export function removals<Input>(command: Command, removable: Removable<Input>): Input[] {
  const { remove }: { remove?: string[] } = command.opts();
  return (remove ?? []).flatMap(word => removable[word] ?? []);
}
