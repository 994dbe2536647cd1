import { UserError } from '../errors.ts';
import type { TypeNames } from '../model/described.ts';
import { parse } from '../model/parse.ts';
import { type Collections, type Draft, type Entity, type Kind, SHAPES } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { refuseInUse } from './in-use.ts';
import { merged, type Patch } from './merge.ts';
import { newId, type Placed } from './new-id.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** A type of resource, declared once: what commands and ARM do with its resources follows from this. */
export interface ResourceType<K extends Kind, Input> extends TypeNames {
  /** Its folder in the store. */
  readonly kind: K;
  /** What a readable id is made of where none is given. */
  idText(inputs: readonly Input[]): string;
  /** What is advised where the id that is wanted is taken. */
  whenTaken(id: string): string;
  /** Whether one that is there is meant to be replaced where no id is given. */
  isMeant(there: Entity<K>, inputs: readonly Input[]): boolean;
  /** The members before anything is given; of one whose place it takes some may stay. */
  begin(id: string, replaced: Entity<K> | undefined): object;
  /** What is given as the model's members, null for what is taken away. Throws UserError where it names what is not there. */
  members(state: Collections, input: Input, before: Entity<K> | undefined): object;
  /** Throws UserError where something else that is there forbids it. */
  check(state: Collections, next: Entity<K>, before: Entity<K> | undefined): void;
  /** Who needs it: while there are any, it is not removed. */
  users(state: Collections, entity: Entity<K>): readonly User[];
}

/** Input in the model's members; words of closed lists as they come, to be checked by the shape. */
export type Given<E> = Patch<Loose<Omit<E, 'id'>>>;

type Loose<T> = T extends string
  ? string
  : T extends readonly unknown[]
    ? T
    : T extends object
      ? { [M in keyof T]: Loose<T[M]> }
      : T;

/** What may be done with the resources of a type. Of several inputs one is applied after the other. */
export interface Resources<K extends Kind, Input> {
  /** Throws NotFound. */
  get(state: Pick<Collections, K>, id: string): Entity<K>;
  /** `id` undefined: a readable one is made. Throws AlreadyExists where the id is taken. */
  create(store: Store, id: string | undefined, ...inputs: readonly Input[]): Promise<Entity<K>>;
  /** The same, in the place of the one that has the id; without an id, of the one that is meant. What names its id stays. */
  place(store: Store, id: string | undefined, ...inputs: readonly Input[]): Promise<Placed<Entity<K>>>;
  /** Changes only what is given, inside members that are objects too. */
  change(store: Store, id: string, ...inputs: readonly Input[]): Promise<Entity<K>>;
  /** Answers what is no longer there. Throws InUse, naming each user. */
  remove(store: Store, id: string): Promise<Entity<K>>;
}

export function resourcesOf<K extends Kind, Input>(type: ResourceType<K, Input>): Resources<K, Input> {
  const { kind } = type;

  function get(state: Pick<Collections, K>, id: string): Entity<K> {
    const entity = state[kind].get(id);
    if (entity === undefined) throw notFound(type, id);
    return entity;
  }

  function put(draft: Draft, begin: object, before: Entity<K> | undefined, inputs: readonly Input[]): Entity<K> {
    const given = inputs.map(input => type.members(draft, input, before));
    const next: Entity<K> = parse<(typeof SHAPES)[K]>(SHAPES[kind], given.reduce<unknown>(merged, begin));
    type.check(draft, next, before);
    draft[kind].put(next);
    return next;
  }

  const wanted = (
    id: string | undefined,
    inputs: readonly Input[],
    replaces: ((there: Entity<K>) => boolean) | undefined,
  ) => ({
    id,
    text: type.idText(inputs),
    taken: (id: string) => idTaken(type, id, type.whenTaken(id)),
    replaces,
  });

  return {
    get,
    create: (store, id, ...inputs) =>
      store.change(draft => {
        const chosen = newId(draft[kind], wanted(id, inputs, undefined));
        return put(draft, type.begin(chosen, undefined), undefined, inputs);
      }),
    place: (store, id, ...inputs) =>
      store.change(draft => {
        const meant = (there: Entity<K>): boolean => type.isMeant(there, inputs);
        const chosen = newId(draft[kind], wanted(id, inputs, meant));
        const before = draft[kind].get(chosen);
        return { isReplaced: before !== undefined, entity: put(draft, type.begin(chosen, before), before, inputs) };
      }),
    change: (store, id, ...inputs) =>
      store.change(draft => {
        const before = get(draft, id);
        return put(draft, before, before, inputs);
      }),
    remove: (store, id) =>
      store.change(draft => {
        const entity = get(draft, id);
        refuseInUse(type.noun, entity.id, targetOf(type, entity.id), type.users(draft, entity));
        draft[kind].delete(entity.id);
        return entity;
      }),
  };
}

export const targetOf = ({ segment }: TypeNames, id: string): string => `/${segment}/${id}`;

export const notFound = (type: TypeNames, id: string): UserError =>
  new UserError('NotFound', `There is no ${type.noun} '${id}'.`, {
    target: targetOf(type, id),
    remedy: `\`apim ${type.command} list\` shows those there are.`,
  });

export const idTaken = (type: TypeNames, id: string, remedy: string): UserError =>
  new UserError('AlreadyExists', `There is ${type.article} ${type.noun} '${id}' already.`, {
    target: targetOf(type, id),
    remedy,
  });

/** For types whose `set` can change all there is. */
export const setChangesIt = (command: string, id: string): string =>
  `\`apim ${command} set --id ${word(id)}\` changes it, and --force replaces it.`;

/** What the last input says that says anything. */
export const lastGiven = <Input, Value>(
  inputs: readonly Input[],
  of: (input: Input) => Value | null | undefined,
): Value | undefined => inputs.map(of).findLast(value => value !== undefined) ?? undefined;
