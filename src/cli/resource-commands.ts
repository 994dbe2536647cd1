import type { Command } from 'commander';
import type { Entity, Kind, Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { chosenId, type IdOption, withChosenId } from './ids.ts';
import type { ListedKind } from './listed.ts';
import { type Opened, openContext } from './open.ts';
import { withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print } from './print.ts';
import { verb } from './verbs.ts';

/** What the commands that differ only in the resource know of it. */
export interface ResourceCommands<K extends ListedKind, Shown> {
  /** What the user types: `cert`. */
  readonly word: string;
  /** In sentences: `certificate`. */
  readonly noun: string;
  readonly idOption: IdOption<K>;
  readonly exampleId: string;
  /** What its `remove` does. */
  readonly removal: string;
  columns(env: Environment): readonly Column<Shown>[];
  /** Loads what shows a resource, which is less than its rules. */
  envelope(opened: Opened): Promise<(entity: Entity<K>) => Shown>;
  /** What `show` tells more than `list`; undefined: nothing. */
  readonly details: Details<Entity<K>, Shown> | undefined;
  /** Loaded only by a command that needs them. */
  rules(): Promise<ResourceRules<K>>;
}

export interface Details<Entity, Shown> {
  columns(env: Environment): readonly Column<Shown>[];
  of(env: Environment, opened: Opened, entity: Entity): Promise<Shown>;
}

export interface ResourceRules<K extends Kind> {
  /** Throws NotFound. */
  get(store: Store, id: string): Entity<K>;
  /** Answers what is no longer there. */
  remove(store: Store, id: string): Promise<Entity<K>>;
}

/** Adds list, show and remove to a group. */
export function resourceCommands<K extends ListedKind, Shown>(
  group: Command,
  env: Environment,
  resource: ResourceCommands<K, Shown>,
): void {
  const { word, noun, idOption, exampleId, removal, columns } = resource;

  const list = withOutput(verb(group, 'list', `list the ${noun}s`, `apim ${word} list`));
  list.action(async () => {
    const opened = await openContext(env, list);
    const shown = await resource.envelope(opened);
    await print(env, list, opened.store[idOption.lists].list().map(shown), columns(env));
  });

  const show = verb(group, 'show', `show one ${noun}`, `apim ${word} show ${exampleId}`);
  withOutput(withChosenId(show, idOption)).action(async (argument?: string) => {
    const id = chosenId(show, argument);
    const opened = await openContext(env, show);
    const { get } = await resource.rules();
    const entity = get(opened.store, id);
    if (resource.details === undefined)
      return print(env, show, (await resource.envelope(opened))(entity), columns(env));
    await print(env, show, await resource.details.of(env, opened, entity), resource.details.columns(env));
  });

  const remove = verb(group, 'remove', removal, `apim ${word} remove ${exampleId}`);
  withContext(withChosenId(remove, idOption)).action(async (argument?: string) => {
    const id = chosenId(remove, argument);
    const { store } = await openContext(env, remove);
    const removed = await (await resource.rules()).remove(store, id);
    env.stdout.write(`Removed ${noun} ${removed.id}.\n`);
  });
}
