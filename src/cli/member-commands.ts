import type { Command } from 'commander';
import type { Resources } from '../resources/resource-type.ts';
import type { Entity } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, optionalId, withChosenId, withId } from './ids.ts';
import type { ListedKind } from './listed.ts';
import { type MemberOption, membersGiven, removableOf, withMembers } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { withOutput } from './options.ts';
import { removals, withRemoval } from './removal.ts';
import type { ResourceCommands } from './resource-commands.ts';
import { changed } from './unchanged.ts';
import { verb } from './verbs.ts';

/** What `new` and `set` of a type of resource know besides its other commands. */
export interface MemberCommands<K extends ListedKind, Input> {
  readonly options: readonly MemberOption<Input>[];
  readonly creating: Wording & { readonly id: string; readonly force: string };
  readonly setting: Wording;
  /** Loaded only by a command that needs them. */
  rules(): Promise<Pick<Resources<K, Input>, 'create' | 'place' | 'change'>>;
  /** Tells a person, or prints the resource; `done` are the first words: `Added API orders`. */
  tell(done: Done<K>): Promise<void>;
}

interface Wording {
  readonly description: string;
  readonly example: string;
}

export interface Done<K extends ListedKind> {
  readonly env: Environment;
  readonly command: Command;
  readonly opened: Opened;
  readonly done: string;
  readonly entity: Entity<K>;
  readonly isNew: boolean;
}

/** Adds new and set to a group, and answers them. */
export function memberCommands<K extends ListedKind, Input>(
  group: Command,
  env: Environment,
  { noun, idOption }: Pick<ResourceCommands<K, never>, 'noun' | 'idOption'>,
  { options, creating, setting, rules, tell }: MemberCommands<K, Input>,
): { readonly create: Command; readonly set: Command } {
  const removable = removableOf(options);

  const create = verb(group, 'new', creating.description, creating.example);
  withId(create, idOption, creating.id);
  withForce(withMembers(create, options, { isNew: true }), creating.force);
  withOutput(create).action(async () => {
    const inputs = await membersGiven(env, create, options);
    const opened = await openContext(env, create);
    const id = optionalId(create);
    const known = await rules();
    const { entity, isReplaced } = isForced(create)
      ? await known.place(opened.store, id, ...inputs)
      : { entity: await known.create(opened.store, id, ...inputs), isReplaced: false };
    const done = `${isReplaced ? 'Replaced' : 'Added'} ${noun} ${entity.id}`;
    await tell({ env, command: create, opened, done, entity, isNew: true });
  });

  const set = verb(group, 'set', setting.description, setting.example);
  withOutput(withRemoval(withMembers(withChosenId(set, idOption), options, { isNew: false }), removable));
  set.action(async (argument?: string) => {
    const id = chosenId(set, argument);
    const inputs = await membersGiven(env, set, options);
    const opened = await openContext(env, set);
    const before = opened.store[idOption.lists].get(id);
    const entity = await (await rules()).change(opened.store, id, ...removals(set, removable), ...inputs);
    const done = await changed(`${noun} ${entity.id}`, { command: set, printing: ['query'], before, after: entity });
    await tell({ env, command: set, opened, done, entity, isNew: false });
  });
  return { create, set };
}
