import type { Command, Option } from 'commander';
import { folded, nearest } from '../nearest.ts';

/** Parameters of the cmdlets whose options here have other names, by their folded names. */
const RENAMED: ReadonlyMap<string, readonly string[]> = new Map([
  ['pfxbytes', ['--pfx', '--file']],
  ['inputobject', ['--id']],
  ['credential', ['--certificate-id', '--header', '--query', '--authorization-header-scheme']],
  ['proxy', ['--proxy-url']],
  ['proxycredential', ['--proxy-username', '--proxy-password']],
]);

/** The options, as they are shown, that may be meant by one that there is not. */
export function optionsMeant(command: Command, flag: string): string[] {
  const options = optionsOf(command);
  const wanted = folded(flag);
  const has = (long: string): boolean => options.some(option => option.long === long);
  const renamed = RENAMED.get(wanted)?.filter(has) ?? [];
  return renamed.length > 0
    ? renamed
    : nearest(
        flag,
        options.flatMap(option => named(option, options)),
      );
}

/** Those of the program may stand behind its commands too. */
function optionsOf(command: Command): Option[] {
  return command.parent === null ? [...command.options] : [...command.options, ...optionsOf(command.parent)];
}

/** A cmdlet's own name, which is hidden, stands for the option that is shown. */
function named(option: Option, options: readonly Option[]): [name: string, meant: string][] {
  const { long, hidden } = option;
  if (!long) return [];
  const isShown = (other: Option): boolean => !other.hidden && other.attributeName() === option.attributeName();
  const shown = hidden ? options.find(isShown) : undefined;
  return [[long, shown?.long ?? long]];
}
