import type { Command } from 'commander';
import { withExample } from './verbs.ts';

/** In place of commander's, which shows the help of the first word alone. */
export function helpCommand(program: Command): void {
  const help = program.command('help').description('show the help of a command').argument('[command...]');
  withExample(help, 'apim help cert add');
  help.action((names: string[]) => names.reduce(below, program).outputHelp());
}

function below(command: Command, name: string): Command {
  const child = command.commands.find(each => each.name() === name || each.aliases().includes(name));
  return child ?? command.error(`error: unknown command '${name}'`, { code: 'commander.unknownCommand' });
}
