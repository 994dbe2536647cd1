import { type Command, Option } from 'commander';
import { type Listed, ListedOption } from './listed.ts';

/** An option that its command cannot do without. Commander's own are asked for before it says that another is misspelt. */
class MandatoryOption extends Option {}

/** The same, whose value names what is there. */
class MandatoryListedOption extends ListedOption {}

export const listedOptionFor = (
  flags: string,
  description: string,
  lists: Listed,
  { isMandatory }: { isMandatory: boolean },
): ListedOption =>
  isMandatory ? new MandatoryListedOption(flags, description, lists) : new ListedOption(flags, description, lists);

export const optionFor = (flags: string, description: string, { isMandatory }: { isMandatory: boolean }): Option =>
  isMandatory ? new MandatoryOption(flags, description) : new Option(flags, description);

export const isMissing = (command: Command, option: Option): boolean =>
  (option instanceof MandatoryOption || option instanceof MandatoryListedOption) &&
  command.getOptionValue(option.attributeName()) === undefined;

/** For a hook before the action, when all that was given is known to be right. */
export function requireOptions(command: Command): void {
  const missing = command.options.find(option => isMissing(command, option));
  if (missing !== undefined) command.error(`error: required option '${missing.flags}' not specified`);
}
