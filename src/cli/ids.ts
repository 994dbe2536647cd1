import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Listed, ListedArgument, ListedOption } from './listed.ts';
import { Synonym } from './options.ts';

/** `--id`, and the cmdlet's own name for it, such as `certificate-id`. */
export const withId = (command: Command, cmdletName: IdName, description: string): Command =>
  withIdOption(command, cmdletName, new Option('--id <id>', description));

/** The commands that work on one that is there also take its id as their argument. */
export const withChosenId = (command: Command, cmdletName: IdName): Command =>
  withIdOf(command.addArgument(new ListedArgument('[id]', '', LISTS[cmdletName])), cmdletName, 'which one');

/** The id of one that is there. */
export const withIdOf = (command: Command, cmdletName: IdName, description: string): Command =>
  withIdOption(command, cmdletName, new ListedOption('--id <id>', description, LISTS[cmdletName]));

const LISTS = {
  'certificate-id': 'certificates',
  'backend-id': 'backends',
  'api-id': 'apis',
  'ca-certificate-id': 'caCertificates',
} as const satisfies Readonly<Record<string, Listed>>;
export type IdName = keyof typeof LISTS;

const withIdOption = (command: Command, cmdletName: IdName, option: Option): Command =>
  command.addOption(option.argParser(given)).addOption(new Synonym(`--${cmdletName} <id>`, 'id').argParser(given));

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
