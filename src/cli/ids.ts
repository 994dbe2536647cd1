import { type Command, InvalidArgumentError, Option } from 'commander';
import { Synonym } from './options.ts';

/** `--id`, and the cmdlet's own name for it, such as `certificate-id`. */
export const withId = (command: Command, cmdletName: string, description: string): Command =>
  command
    .addOption(new Option('--id <id>', description).argParser(given))
    .addOption(new Synonym(`--${cmdletName} <id>`, 'id').argParser(given));

/** The commands that work on one that is there also take its id as their argument. */
export const withChosenId = (command: Command, cmdletName: string): Command =>
  withId(command.argument('[id]'), cmdletName, 'which one');

function given(id: string, earlier: string | undefined): string {
  if (earlier !== undefined && earlier !== id)
    throw new InvalidArgumentError(`Two different ids are given: '${earlier}' before.`);
  return id;
}

/** Undefined where none is given: then one is made. */
export const optionalId = (command: Command): string | undefined => {
  const { id }: { id?: string } = command.opts();
  return id;
};

/** The id, however it was given. */
export function chosenId(command: Command, argument: string | undefined): string {
  const id = optionalId(command);
  if (argument !== undefined && id !== undefined && argument !== id)
    command.error(`error: two different ids are given: '${argument}' and '${id}'`);
  return argument ?? id ?? command.error("error: required option '--id <id>' not specified");
}
