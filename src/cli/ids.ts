import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Listed, ListedArgument, ListedOption } from './listed.ts';
import { Synonym } from './options.ts';

/** How an id is given: the cmdlet's own name for `--id`, such as `certificate-id`, and what it is one of. */
export interface IdOption<K extends Listed> {
  readonly name: string;
  readonly lists: K;
}

type Any = IdOption<Listed>;

export const withId = (command: Command, id: Pick<Any, 'name'>, description: string): Command =>
  withIdOption(command, id, new Option('--id <id>', description));

/** The commands that work on one that is there also take its id as their argument. */
export const withChosenId = (command: Command, id: Any): Command =>
  withIdOf(command.addArgument(new ListedArgument('[id]', '', id.lists)), id, 'which one');

/** The id of one that is there. */
export const withIdOf = (command: Command, id: Any, description: string): Command =>
  withIdOption(command, id, new ListedOption('--id <id>', description, id.lists));

const withIdOption = (command: Command, { name }: Pick<Any, 'name'>, option: Option): Command =>
  command.addOption(option.argParser(given)).addOption(new Synonym(`--${name} <id>`, 'id').argParser(given));

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
