import type { Command } from 'commander';
import type { Entity, Kind, Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import type { IdOption } from './ids.ts';
import { keptCommands, type Telling } from './kept-commands.ts';
import type { ListedKind } from './listed.ts';
import type { Opened } from './open.ts';

/** What the commands that differ only in the resource know of it. */
export interface ResourceCommands<K extends ListedKind, Shown> extends Telling<Entity<K>, Shown> {
  readonly idOption: IdOption<K>;
  /** Loads what shows a resource, which is less than its rules. */
  envelope(opened: Opened): Promise<(entity: Entity<K>) => Shown>;
  /** Loaded only by a command that needs them. */
  rules(command: Command): Promise<ResourceRules<K>>;
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
  const { idOption, rules } = resource;
  keptCommands<Entity<K>, Shown>(group, env, {
    ...resource,
    parent: undefined,
    list: async ({ store }) => store[idOption.lists].list(),
    get: async ({ store }, command, id) => (await rules(command)).get(store, id),
    remove: async ({ store }, command, id) => (await rules(command)).remove(store, id),
  });
}
