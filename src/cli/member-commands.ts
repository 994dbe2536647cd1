import type { Command } from 'commander';
import type { Placed } from '../resources/new-id.ts';
import type { Resources } from '../resources/resource-type.ts';
import type { Entity } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, type IdOption, optionalId, withChosenId, withId } from './ids.ts';
import type { Parent } from './kept-commands.ts';
import type { Listed, ListedKind } from './listed.ts';
import { type MemberOption, membersGiven, removableOf, withMembers } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { withOutput } from './options.ts';
import { removals, withRemoval } from './removal.ts';
import type { ResourceCommands } from './resource-commands.ts';
import { changed } from './unchanged.ts';
import { verb } from './verbs.ts';

interface Common<E, Input> {
  readonly options: readonly MemberOption<Input>[];
  readonly creating: Wording & { readonly id: string; readonly force: string };
  readonly setting: Wording;
  /** Tells a person, or prints the resource; `done` are the first words: `Added API orders`. */
  tell(done: DoneOf<E>): Promise<void>;
}

/** What `new` and `set` of a type of resource know besides its other commands. */
export interface MemberCommands<K extends ListedKind, Input> extends Common<Entity<K>, Input> {
  /** Loaded only by a command that needs them. */
  rules(): Promise<Pick<Resources<K, Input>, 'create' | 'place' | 'change'>>;
  /** All that `set` may change, where that is more than the resource itself. */
  readonly state?: (opened: Opened, id: string) => unknown;
}

interface Wording {
  readonly description: string;
  readonly example: string;
}

export interface DoneOf<E> {
  readonly env: Environment;
  readonly command: Command;
  readonly opened: Opened;
  readonly done: string;
  readonly entity: E;
  readonly isNew: boolean;
  /** Whether one of its id was there before. */
  readonly wasThere: boolean;
}

export type Done<K extends ListedKind> = DoneOf<Entity<K>>;

/** The same of resources that are kept elsewhere than in a folder of the store. */
export interface PartMemberCommands<E, Input> extends Common<E, Input> {
  /** What may be done with those that the command's options name the owner of. */
  rules(opened: Opened, command: Command): Promise<PartRules<E, Input>>;
}

export interface PartRules<E, Input> {
  /** All that `set` may change; undefined where there is none. */
  before(id: string): unknown;
  create(id: string | undefined, inputs: readonly Input[]): Promise<E>;
  place(id: string | undefined, inputs: readonly Input[]): Promise<Placed<E>>;
  change(id: string, inputs: readonly Input[]): Promise<E>;
}

interface Both {
  readonly create: Command;
  readonly set: Command;
}

/** Adds new and set to a group, and answers them. */
export const memberCommands = <K extends ListedKind, Input>(
  group: Command,
  env: Environment,
  { noun, idOption }: Pick<ResourceCommands<K, never>, 'noun' | 'idOption'>,
  commands: MemberCommands<K, Input>,
): Both =>
  partMemberCommands<Entity<K>, Input>(
    group,
    env,
    { noun, idOption, parent: undefined },
    {
      ...commands,
      rules: async opened => {
        const { store } = opened;
        const known = await commands.rules();
        const stateOf = commands.state ?? ((_opened, id) => store[idOption.lists].get(id));
        return {
          before: id => stateOf(opened, id),
          create: (id, inputs) => known.create(store, id, ...inputs),
          place: (id, inputs) => known.place(store, id, ...inputs),
          change: (id, inputs) => known.change(store, id, ...inputs),
        };
      },
    },
  );

/** The same of resources that belong to others. */
export function partMemberCommands<E extends { readonly id: string }, Input>(
  group: Command,
  env: Environment,
  { noun, idOption, parent }: { noun: string; idOption: IdOption<Listed>; parent: Parent | undefined },
  { options, creating, setting, rules, tell }: PartMemberCommands<E, Input>,
): Both {
  const removable = removableOf(options);
  const within = (command: Command): Command => (parent === undefined ? command : parent.options(command));

  const create = verb(group, 'new', creating.description, creating.example);
  within(withId(create, idOption, creating.id));
  withForce(withMembers(create, options, { isNew: true }), creating.force);
  withOutput(create).action(async () => {
    const inputs = await membersGiven(env, create, options);
    const opened = await openContext(env, create);
    const id = optionalId(create);
    const known = await rules(opened, create);
    const { entity, isReplaced } = isForced(create)
      ? await known.place(id, inputs)
      : { entity: await known.create(id, inputs), isReplaced: false };
    const done = `${isReplaced ? 'Replaced' : 'Added'} ${noun} ${entity.id}`;
    await tell({ env, command: create, opened, done, entity, isNew: true, wasThere: isReplaced });
  });

  const set = verb(group, 'set', setting.description, setting.example);
  within(withChosenId(set, idOption));
  withOutput(withRemoval(withMembers(set, options, { isNew: false }), removable));
  set.action(async (argument?: string) => {
    const id = chosenId(set, argument);
    const inputs = await membersGiven(env, set, options);
    const opened = await openContext(env, set);
    const known = await rules(opened, set);
    const before = known.before(id);
    const entity = await known.change(id, [...removals(set, removable), ...inputs]);
    const printing = ['query', ...(parent?.attributes ?? [])];
    const done = await changed(`${noun} ${entity.id}`, {
      command: set,
      printing,
      before,
      after: known.before(entity.id),
    });
    await tell({ env, command: set, opened, done, entity, isNew: false, wasThere: true });
  });
  return { create, set };
}
