import { UserError } from '../errors.ts';
import type { TypeNames } from '../model/described.ts';
import { parse } from '../model/parse.ts';
import { type Collections, type Draft, type Entity, type Kind, SHAPES } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { refuseInUse } from './in-use.ts';
import { merged, type Patch } from './merge.ts';
import { newId, type Placed, type Wanted } from './new-id.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** What is the same for all resources of a type, wherever they are kept. */
export interface Rules<E, Input> extends TypeNames {
  /** Checks a whole one. Throws UserError that names the member. */
  parse(value: unknown): E;
  /** What a readable id is made of where none is given. */
  idText(inputs: readonly Input[]): string;
  /** What is advised where the id that is wanted is taken. */
  whenTaken(id: string): string;
  /** Whether one that is there is meant to be replaced where no id is given. */
  isMeant(there: E, inputs: readonly Input[]): boolean;
  /** The members before anything is given; of one whose place it takes some may stay. */
  begin(id: string, replaced: E | undefined): object;
  /** What is given as the model's members, null for what is taken away. Throws UserError where it names what is not there. */
  members(state: Collections, input: Input, before: E | undefined): object;
  /** Throws UserError where something else that is there forbids it. */
  check(state: Collections, next: E, before: E | undefined): void;
  /** Who needs it: while there are any, it is not removed. */
  users(state: Collections, entity: E): readonly User[];
}

/** A type of resource, declared once: what commands and ARM do with its resources follows from this. */
export interface ResourceType<K extends Kind, Input> extends Omit<Rules<Entity<K>, Input>, 'parse'> {
  /** Its folder in the store. */
  readonly kind: K;
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
  return {
    get: (state, id) => found(type, state[kind], id),
    create: (store, id, ...inputs) => store.change(draft => membersOf(type, draft).create(id, inputs)),
    place: (store, id, ...inputs) => store.change(draft => membersOf(type, draft).place(id, inputs)),
    change: (store, id, ...inputs) => store.change(draft => membersOf(type, draft).change(id, inputs)),
    remove: (store, id) => store.change(draft => membersOf(type, draft).remove(id)),
  };
}

/** Those of a kind of the store, within a change. */
export function membersOf<K extends Kind, Input>(
  type: ResourceType<K, Input>,
  draft: Draft,
): Members<Entity<K>, Input> {
  const { kind } = type;
  const rules: Rules<Entity<K>, Input> = {
    ...type,
    parse: value => parse<(typeof SHAPES)[K]>(SHAPES[kind], value),
  };
  return new Members(rules, draft, draft[kind]);
}

/** Throws NotFound. */
export function found<E>(type: TypeNames, known: { get(id: string): E | undefined }, id: string): E {
  const entity = known.get(id);
  if (entity === undefined) throw notFound(type, id);
  return entity;
}

/** Where the resources of a type are kept. Ids compare without case. */
export interface Keeping<E> {
  get(id: string): E | undefined;
  /** Adds it, or replaces the one of the same id. */
  put(entity: E): void;
  delete(id: string): void;
}

/** The resources of a type that are kept in one place, within a change. */
export class Members<E extends { readonly id: string }, Input> {
  readonly #rules: Rules<E, Input>;
  readonly #draft: Draft;
  readonly #known: Keeping<E>;

  constructor(rules: Rules<E, Input>, draft: Draft, known: Keeping<E>) {
    this.#rules = rules;
    this.#draft = draft;
    this.#known = known;
  }

  create(id: string | undefined, inputs: readonly Input[]): E {
    const chosen = newId(this.#known, this.#wanted(id, inputs, undefined));
    return this.#put(this.#rules.begin(chosen, undefined), undefined, inputs);
  }

  place(id: string | undefined, inputs: readonly Input[]): Placed<E> {
    const meant = (there: E): boolean => this.#rules.isMeant(there, inputs);
    const chosen = newId(this.#known, this.#wanted(id, inputs, meant));
    const before = this.#known.get(chosen);
    return { isReplaced: before !== undefined, entity: this.#put(this.#rules.begin(chosen, before), before, inputs) };
  }

  change(id: string, inputs: readonly Input[]): E {
    const before = found(this.#rules, this.#known, id);
    return this.#put(before, before, inputs);
  }

  remove(id: string): E {
    const entity = found(this.#rules, this.#known, id);
    const target = targetOf(this.#rules, entity.id);
    refuseInUse(this.#rules.noun, entity.id, target, this.#rules.users(this.#draft, entity));
    this.#known.delete(entity.id);
    return entity;
  }

  #put(begin: object, before: E | undefined, inputs: readonly Input[]): E {
    const given = inputs.map(input => this.#rules.members(this.#draft, input, before));
    const next = this.#rules.parse(given.reduce<unknown>(merged, begin));
    this.#rules.check(this.#draft, next, before);
    this.#known.put(next);
    return next;
  }

  #wanted(id: string | undefined, inputs: readonly Input[], replaces: Wanted<E>['replaces']): Wanted<E> {
    return {
      id,
      text: this.#rules.idText(inputs),
      taken: taken => idTaken(this.#rules, taken, this.#rules.whenTaken(taken)),
      replaces,
    };
  }
}

export const targetOf = ({ segment }: TypeNames, id: string): string => `/${segment}/${id}`;

export const notFound = (type: TypeNames, id: string): UserError =>
  new UserError('NotFound', `There is no ${type.noun} '${id}'.`, {
    target: targetOf(type, id),
    remedy: `\`apim ${type.command} list${ofParent(type)}\` shows those there are.`,
  });

export const idTaken = (type: TypeNames, id: string, remedy: string): UserError =>
  new UserError('AlreadyExists', `There is ${type.article} ${type.noun} '${id}' already.`, {
    target: targetOf(type, id),
    remedy,
  });

/** For types whose `set` can change all there is. */
export const setChangesIt = (type: Pick<TypeNames, 'command' | 'parent'>, id: string): string =>
  `\`apim ${type.command} set${ofParent(type)} --id ${word(id)}\` changes it, and --force replaces it.`;

const ofParent = ({ parent }: Pick<TypeNames, 'parent'>): string => (parent === undefined ? '' : ` ${parent}`);

/** What the last input says that says anything. */
export const lastGiven = <Input, Value>(
  inputs: readonly Input[],
  of: (input: Input) => Value | null | undefined,
): Value | undefined => inputs.map(of).findLast(value => value !== undefined) ?? undefined;
