import type { Command } from 'commander';
import { nearest } from '../nearest.ts';
import { commandsForCmdlet, isCmdlet } from './cmdlets.ts';
import { isMissing } from './mandatory.ts';
import { optionsMeant } from './options-meant.ts';

/** Commander's sentence with what was most likely meant, on a line of its own. */
export function corrected(command: Command, message: string, code: string | undefined): string {
  if (code === 'commander.unknownOption') return unknownOption(command, quotedIn(message));
  if (code === 'commander.unknownCommand') return `${message}${commandsMeant(command, quotedIn(message))}`;
  return code === 'commander.excessArguments' ? `${message}${argumentMeant(command)}` : message;
}

const quotedIn = (message: string): string => /'(.*)'/s.exec(message)?.[1] ?? '';

/** What stands behind `=`, or PowerShell's `:`, may be a secret. */
function unknownOption(command: Command, text: string): string {
  const flag = text.replace(/(?<=.)[=:].*$/s, '');
  return `error: unknown option '${flag}'${didYouMean(optionsMeant(command, flag))}`;
}

function commandsMeant(command: Command, name: string): string {
  if (!isCmdlet(name)) return didYouMean(nearest(name, namesBelow(command)));
  const commands = commandsForCmdlet(command, name);
  return commands.length > 0
    ? didYouMean(commands)
    : '\n(apim has no command for this cmdlet yet; apim --help shows those it has.)';
}

function namesBelow(command: Command): [name: string, meant: string][] {
  const visible = command.createHelp().visibleCommands(command);
  return visible.flatMap(child => [child.name(), ...child.aliases()]).map(name => [name, name]);
}

/** The text itself is not repeated: it may be what belongs to a secret. */
function argumentMeant(command: Command): string {
  const missing = command.options.find(option => isMissing(command, option));
  return missing === undefined ? '' : didYouMean([missing.flags]);
}

function didYouMean(meant: readonly string[]): string {
  if (meant.length === 0) return '';
  return meant.length === 1 ? `\n(Did you mean ${meant[0]}?)` : `\n(Did you mean one of ${meant.join(', ')}?)`;
}
