import { ancestors, isReferenceType, nullableOf, substitute } from '../types/hierarchy.ts';
import { NULL } from '../types/primitives.ts';
import { ArrayType, GridType, NamedType, type Type, TypeParameter } from '../types/type.ts';
import { isStandardImplicit } from './user-conversions.ts';

interface Bounds {
  readonly exact: Set<Type>;
  readonly lower: Set<Type>;
  readonly upper: Set<Type>;
}

/** What is known of the type parameters of a method while its arguments are looked at. */
export class Inference {
  readonly #parameters: readonly TypeParameter[];
  readonly #bounds: ReadonlyMap<TypeParameter, Bounds>;
  readonly #fixed = new Map<TypeParameter, Type>();

  constructor(parameters: readonly TypeParameter[]) {
    this.#parameters = parameters;
    this.#bounds = new Map(parameters.map(each => [each, { exact: new Set(), lower: new Set(), upper: new Set() }]));
  }

  result(): ReadonlyMap<TypeParameter, Type> {
    this.fixSome(this.#parameters.filter(parameter => !this.#fixed.has(parameter)));
    return this.#fixed;
  }

  /** The type with what is known put in. */
  known(type: Type): Type {
    return substitute(type, this.#fixed);
  }

  /** The parameters in these types that are not known yet. */
  open(types: readonly Type[]): readonly TypeParameter[] {
    return types.flatMap(type => parametersIn(type)).filter(each => this.#bounds.has(each) && !this.#fixed.has(each));
  }

  /** Whether any of them could be told. */
  fixSome(parameters: readonly TypeParameter[]): boolean {
    const before = this.#fixed.size;
    for (const parameter of parameters) {
      const type = best(this.#bounds.get(parameter));
      if (type !== undefined) this.#fixed.set(parameter, type);
    }
    return this.#fixed.size > before;
  }

  exact(from: Type, to: Type): void {
    if (this.#bound(to, 'exact', from)) return;
    const elements = elementsOf(from, to);
    if (elements !== undefined) this.exact(elements.from, elements.to);
    if (from instanceof NamedType && to instanceof NamedType && from.definition === to.definition)
      for (const [index, type] of to.arguments.entries()) this.exact(from.arguments[index] ?? type, type);
  }

  lower(from: Type, to: Type): void {
    if (from === NULL || this.#bound(to, 'lower', from)) return;
    const elements = elementsOf(from, to);
    if (elements !== undefined) {
      this.#element(elements.from, elements.to);
      return;
    }
    if (to instanceof NamedType) this.#lowerNamed(from, to);
  }

  #element(from: Type, to: Type): void {
    if (isReferenceType(from)) this.lower(from, to);
    else this.exact(from, to);
  }

  #lowerNamed(from: Type, to: NamedType): void {
    const inner = nullableOf(to);
    const source = nullableOf(from);
    if (inner !== undefined && source === undefined) return;
    const matching = ancestors(from).filter(each => each instanceof NamedType && each.definition === to.definition);
    const [only, another] = matching;
    if (another !== undefined || !(only instanceof NamedType)) return;
    for (const [index, type] of to.arguments.entries()) this.#argument(only, index, type);
  }

  #argument(from: NamedType, index: number, to: Type): void {
    const given = from.arguments[index];
    if (given === undefined) return;
    const variance = from.definition.parameters[index]?.variance;
    if (variance === 'out') this.#element(given, to);
    else if (variance === 'in') this.#bound(to, 'upper', given);
    else this.exact(given, to);
  }

  #bound(to: Type, kind: keyof Bounds, type: Type): boolean {
    if (!(to instanceof TypeParameter)) return false;
    this.#bounds.get(to)?.[kind].add(type);
    return true;
  }
}

/** Of two arrays of as many dimensions. */
function elementsOf(from: Type, to: Type): { readonly from: Type; readonly to: Type } | undefined {
  const isSame = from instanceof GridType ? to instanceof GridType && from.rank === to.rank : to instanceof ArrayType;
  const areArrays = (from instanceof ArrayType || from instanceof GridType) && !(to instanceof TypeParameter);
  return isSame && areArrays && !(to instanceof NamedType) ? { from: from.element, to: to.element } : undefined;
}

function parametersIn(type: Type): readonly TypeParameter[] {
  if (type instanceof TypeParameter) return [type];
  return type instanceof ArrayType || type instanceof GridType
    ? parametersIn(type.element)
    : type.arguments.flatMap(parametersIn);
}

/** The one candidate to which all bounds convert. */
function best(bounds: Bounds | undefined): Type | undefined {
  if (bounds === undefined) return undefined;
  const { exact, lower, upper } = bounds;
  const all = [...exact, ...lower, ...upper];
  const fitting = all.filter(
    candidate =>
      [...exact].every(type => type === candidate) &&
      [...lower].every(type => isStandardImplicit(type, candidate)) &&
      [...upper].every(type => isStandardImplicit(candidate, type)),
  );
  return fitting.find(type => fitting.every(other => isStandardImplicit(other, type)));
}
