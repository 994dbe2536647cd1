import type { Evaluation } from '../runtime/evaluation.ts';
import { NamedType, type Type, type TypeDefinition } from './type.ts';

/** Takes what the member's signature says, an instance member's receiver first. */
export type Implementation = (...values: never[]) => unknown;

/** One that depends on type arguments: those of the type, then those of the method. Made once, when the call is compiled. */
export class Generic {
  readonly make: (...typeArguments: Type[]) => Implementation | Metered;

  constructor(make: (...typeArguments: Type[]) => Implementation | Metered) {
    this.make = make;
  }
}

/**
 * One that may run or build without end, or that asks for the time or for chance, and therefore takes the evaluation before all
 * else.
 */
export class Metered {
  readonly run: (evaluation: Evaluation, ...values: never[]) => unknown;

  constructor(run: (evaluation: Evaluation, ...values: never[]) => unknown) {
    this.run = run;
  }
}

export const generic = (make: Generic['make']): Generic => new Generic(make);
export const metered = (run: Metered['run']): Metered => new Metered(run);

/** A property or an indexer that can be set; the value comes last. */
export interface Accessors {
  readonly get: Implementation | Generic | Metered;
  readonly set: Implementation | Generic | Metered;
}

export type Constant = number | bigint | string | boolean;

export type MemberBody = Implementation | Generic | Metered | Accessors | Constant;

/**
 * The members of a type: C# signature and implementation. A parameter list makes a method, `new(…)` a constructor, `this[…]` an
 * indexer; a signature without one is a property, or with `const` a constant.
 *
 *     'int Length': (text: string) => text.length,
 *     'char this[int index]': charAt,
 *     'static string Join<T>(string separator, IEnumerable<T> values)': join,
 */
export type Members = Readonly<Record<string, MemberBody>>;

export interface TypeTable {
  readonly definition: TypeDefinition;
  /** Asked when a member of the type is first looked for: most expressions need few types of the many. */
  readonly members: () => Members;
}

export const members = (type: NamedType | TypeDefinition, table: () => Members): TypeTable => ({
  definition: type instanceof NamedType ? type.definition : type,
  members: table,
});

/** The members of an enum are constants of its type. */
export const enumeration = (type: NamedType): TypeTable =>
  members(type, () =>
    Object.fromEntries(
      [...type.definition.values].map(([name, value]) => [`const ${type.definition.name} ${name}`, value]),
    ),
  );
