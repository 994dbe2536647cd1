import type { Command, Option } from 'commander';
import type { Environment } from './environment.ts';
import { chosenId, type IdOption, withChosenId } from './ids.ts';
import type { Listed } from './listed.ts';
import { type Opened, openContext } from './open.ts';
import { withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print } from './print.ts';
import { verb } from './verbs.ts';

/** What is said of a type of resource, and how it is shown. */
export interface Telling<E, Shown> {
  /** What the user types: `cert`. */
  readonly word: string;
  /** In sentences: `certificate`. */
  readonly noun: string;
  readonly exampleId: string;
  /** What its `remove` does. */
  readonly removal: string;
  columns(env: Environment): readonly Column<Shown>[];
  /** What `show` tells more than `list`; undefined: nothing. */
  readonly details: Details<E, Shown> | undefined;
  /** What `list` can be narrowed by; absent: nothing. */
  readonly filters?: readonly Filter<E>[];
  /** Adds what only `remove` has. */
  readonly withRemoveOptions?: (remove: Command) => unknown;
}

export interface Details<Entity, Shown> {
  columns(env: Environment): readonly Column<Shown>[];
  of(env: Environment, opened: Opened, entity: Entity): Promise<Shown>;
}

/** An option of `list`, and what it leaves of the list. */
export interface Filter<E> {
  readonly option: () => Option;
  keep(entities: readonly E[], value: string, opened: Opened): Promise<readonly E[]>;
}

/** What resources belong to, where that is not the service alone: options that each command has. */
export interface Parent {
  options(command: Command): Command;
  /** Those options, as commander has them. */
  readonly attributes: readonly string[];
  /** ` --api-id orders` */
  readonly example: string;
}

/** What list, show and remove know of resources, wherever they are kept. */
export interface KeptCommands<E, Shown> extends Telling<E, Shown> {
  readonly idOption: IdOption<Listed>;
  readonly parent: Parent | undefined;
  /** Loads what shows a resource, which is less than its rules. */
  envelope(opened: Opened, command: Command): Promise<(entity: E) => Shown>;
  list(opened: Opened, command: Command): Promise<readonly E[]>;
  /** Throws NotFound. */
  get(opened: Opened, command: Command, id: string): Promise<E>;
  /** Answers what is no longer there. */
  remove(opened: Opened, command: Command, id: string): Promise<E & { readonly id: string }>;
  /** What is worth knowing once it is gone. */
  readonly afterRemoval?: (env: Environment, opened: Opened, command: Command) => Promise<void>;
}

/** Adds list, show and remove to a group. */
export function keptCommands<E, Shown>(group: Command, env: Environment, resource: KeptCommands<E, Shown>): void {
  const { word, noun, idOption, exampleId, removal, columns, parent } = resource;
  const within = (command: Command): Command => (parent === undefined ? command : parent.options(command));
  const example = (name: string, id: string): string => `apim ${word} ${name}${parent?.example ?? ''}${id}`;

  const list = verb(group, 'list', `list the ${noun}s`, example('list', ''));
  for (const { option } of resource.filters ?? []) list.addOption(option());
  withOutput(within(list)).action(async () => {
    const opened = await openContext(env, list);
    const shown = await resource.envelope(opened, list);
    const entities = await filtered(resource, opened, list);
    await print(env, list, entities.map(shown), columns(env));
  });

  const show = verb(group, 'show', `show one ${noun}`, example('show', ` ${exampleId}`));
  withOutput(within(withChosenId(show, idOption))).action(async (argument?: string) => {
    const id = chosenId(show, argument);
    const opened = await openContext(env, show);
    const entity = await resource.get(opened, show, id);
    if (resource.details === undefined)
      return print(env, show, (await resource.envelope(opened, show))(entity), columns(env));
    await print(env, show, await resource.details.of(env, opened, entity), resource.details.columns(env));
  });

  const remove = verb(group, 'remove', removal, example('remove', ` ${exampleId}`));
  withContext(within(withChosenId(remove, idOption))).action(async (argument?: string) => {
    const id = chosenId(remove, argument);
    const opened = await openContext(env, remove);
    const removed = await resource.remove(opened, remove, id);
    env.stdout.write(`Removed ${noun} ${removed.id}.\n`);
    await resource.afterRemoval?.(env, opened, remove);
  });
  resource.withRemoveOptions?.(remove);
}

async function filtered<E, Shown>(
  { filters, list }: KeptCommands<E, Shown>,
  opened: Opened,
  command: Command,
): Promise<readonly E[]> {
  let entities = await list(opened, command);
  for (const { option, keep } of filters ?? []) {
    const value: string | undefined = command.getOptionValue(option().attributeName());
    if (value !== undefined) entities = await keep(entities, value, opened);
  }
  return entities;
}
