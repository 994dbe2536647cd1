/** What a .NET type is to the checker and at run time. Equal types are the same object, so that `===` compares them. */
export type Type = NamedType | ArrayType | GridType | TypeParameter;

export type TypeKind = 'class' | 'static class' | 'struct' | 'interface' | 'enum' | 'delegate';

/** `out T` may stand for a derived type, `in T` for a base one; only between reference types. */
type Variance = 'in' | 'out' | undefined;

const VARIANCES = ['in', 'out'] as const;

/** A `T` of a generic type or method. */
export class TypeParameter {
  readonly name: string;
  readonly variance: Variance;

  /** `T`, `in T` or `out T`. */
  constructor(declaration: string) {
    this.variance = VARIANCES.find(variance => declaration.startsWith(`${variance} `));
    this.name = declaration.slice(this.variance === undefined ? 0 : this.variance.length + 1);
  }
}

/** An array of one dimension; an array of arrays is one whose element is an array. */
export class ArrayType {
  readonly element: Type;

  private constructor(element: Type) {
    this.element = element;
  }

  static readonly #known = new WeakMap<Type, ArrayType>();

  static of(element: Type): ArrayType {
    const known = ArrayType.#known.get(element) ?? new ArrayType(element);
    ArrayType.#known.set(element, known);
    return known;
  }
}

/** An array of several dimensions: `int[,]`. */
export class GridType {
  readonly element: Type;
  readonly rank: number;

  private constructor(element: Type, rank: number) {
    this.element = element;
    this.rank = rank;
  }

  static readonly #known = new WeakMap<Type, Map<number, GridType>>();

  static of(element: Type, rank: number): GridType {
    const ranks = GridType.#known.get(element) ?? new Map<number, GridType>();
    GridType.#known.set(element, ranks);
    const known = ranks.get(rank) ?? new GridType(element, rank);
    ranks.set(rank, known);
    return known;
  }
}

/** A type that has a name, with its type arguments: `string`, `List<int>`. */
export class NamedType {
  readonly definition: TypeDefinition;
  readonly arguments: readonly Type[];
  #bases: readonly NamedType[] | undefined;

  constructor(definition: TypeDefinition, typeArguments: readonly Type[]) {
    this.definition = definition;
    this.arguments = typeArguments;
  }

  get kind(): TypeKind {
    return this.definition.kind;
  }

  /** The base class first, if it is not object; then the interfaces. */
  get bases(): readonly NamedType[] {
    this.#bases ??= this.definition.basesOf(this.arguments);
    return this.#bases;
  }
}

export interface Declaration {
  /** With its namespace: `System.Collections.Generic.List`. */
  readonly name: string;
  readonly kind: TypeKind;
  /** `T`, `in T` or `out T`. */
  readonly parameters?: readonly string[];
  /** Base class, then interfaces; asked when first needed, so that types may name each other. */
  readonly bases?: (...typeArguments: Type[]) => readonly NamedType[];
  /** Of an enum, each member with its number. */
  readonly values?: Readonly<Record<string, number>>;
  /** `[Flags]`: several members may be set, and the text lists them. */
  readonly isFlags?: boolean;
  /** Of a struct, `default(T)`, where it is neither a number nor known to all expressions. */
  readonly zero?: (...typeArguments: Type[]) => unknown;
}

const NO_VALUES: ReadonlyMap<string, number> = new Map();
const noBases = (): readonly NamedType[] => [];

/** Types by their arguments, one argument after another; an argument that nobody has any more takes its types with it. */
class Interned {
  type: NamedType | undefined;
  #next: WeakMap<Type, Interned> | undefined;

  after(argument: Type): Interned {
    this.#next ??= new WeakMap();
    const known = this.#next.get(argument) ?? new Interned();
    this.#next.set(argument, known);
    return known;
  }
}

/** What `List<T>` is before its type arguments are known. */
export class TypeDefinition {
  readonly name: string;
  readonly namespace: string;
  readonly kind: TypeKind;
  readonly parameters: readonly TypeParameter[];
  readonly values: ReadonlyMap<string, number>;
  readonly isFlags: boolean;
  readonly zero: Declaration['zero'];
  readonly #basesOf: (...typeArguments: Type[]) => readonly NamedType[];
  readonly #known = new Interned();

  constructor({ name, kind, parameters = [], bases = noBases, values, isFlags = false, zero }: Declaration) {
    const dot = name.lastIndexOf('.');
    this.namespace = name.slice(0, Math.max(dot, 0));
    this.name = name.slice(dot + 1);
    this.kind = kind;
    this.parameters = parameters.map(parameter => new TypeParameter(parameter));
    this.values = values === undefined ? NO_VALUES : new Map(Object.entries(values));
    this.isFlags = isFlags;
    this.zero = zero;
    this.#basesOf = bases;
  }

  get fullName(): string {
    return this.namespace === '' ? this.name : `${this.namespace}.${this.name}`;
  }

  of(...typeArguments: Type[]): NamedType {
    const known = typeArguments.reduce((at, argument) => at.after(argument), this.#known);
    known.type ??= new NamedType(this, typeArguments);
    return known.type;
  }

  /** The type with its own parameters as arguments, as its members see it. */
  get open(): NamedType {
    return this.of(...this.parameters);
  }

  basesOf(typeArguments: readonly Type[]): readonly NamedType[] {
    return this.#basesOf(...typeArguments);
  }
}

/** A type without parameters. */
export const define = (declaration: Omit<Declaration, 'parameters'>): NamedType => new TypeDefinition(declaration).open;

export const defineGeneric = (declaration: Declaration): TypeDefinition => new TypeDefinition(declaration);

/** Numbers of the members count from 0 in the order given, unless they are given. */
export const defineEnum = (name: string, values: Readonly<Record<string, number>> | readonly string[]): NamedType =>
  define({ name, kind: 'enum', values: isList(values) ? numbered(values) : values });

/** An enum whose members may be combined with `|`. */
export const defineFlags = (name: string, values: Readonly<Record<string, number>>): NamedType =>
  define({ name, kind: 'enum', values, isFlags: true });

const isList = (values: Readonly<Record<string, number>> | readonly string[]): values is readonly string[] =>
  Array.isArray(values);

const numbered = (names: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries(names.map((name, index) => [name, index]));
