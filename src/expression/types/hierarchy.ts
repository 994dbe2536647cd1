import { ARRAY, ILIST, IREADONLY_LIST } from './collections.ts';
import { DYNAMIC, NULLABLE, OBJECT } from './primitives.ts';
import { ArrayType, GridType, NamedType, type Type, TypeParameter } from './type.ts';

/** Value types are copied and never null: numbers, bool, char, enums, structs, `T?`. */
export const isValueType = (type: Type): boolean =>
  type instanceof NamedType && (type.kind === 'struct' || type.kind === 'enum');

export const isReferenceType = (type: Type): boolean => !(type instanceof TypeParameter) && !isValueType(type);

/** The `T` of a `T?`; undefined for other types. */
export const nullableOf = (type: Type): Type | undefined =>
  type instanceof NamedType && type.definition === NULLABLE ? type.arguments[0] : undefined;

/** May hold null: a reference, or `T?`. */
export const canBeNull = (type: Type): boolean => isReferenceType(type) || nullableOf(type) !== undefined;

/** Base class and interfaces, one step up. */
export const basesOf = (type: Type): readonly NamedType[] => {
  if (type instanceof ArrayType) return [ARRAY, ILIST.of(type.element), IREADONLY_LIST.of(type.element)];
  if (type instanceof GridType) return [ARRAY];
  return type instanceof NamedType ? type.bases : [];
};

/** The type and all above it, each once, nearest first; object apart. */
export function ancestors(type: Type): readonly Type[] {
  const found = new Set<Type>([type]);
  for (const each of found) for (const base of basesOf(each)) found.add(base);
  return [...found];
}

/** Whether a value of the first type is one of the second without change: a reference conversion, or the same type. */
export function isSubtype(type: Type, of: Type): boolean {
  if (type === of || of === OBJECT || of === DYNAMIC) return true;
  if (type instanceof ArrayType && of instanceof ArrayType) return variesTo(type.element, of.element);
  if (type instanceof GridType && of instanceof GridType)
    return type.rank === of.rank && variesTo(type.element, of.element);
  return ancestors(type).some(ancestor => ancestor === of || isVariant(ancestor, of));
}

const variesTo = (type: Type, of: Type): boolean =>
  type === of || (isReferenceType(type) && isReferenceType(of) && isSubtype(type, of));

function isVariant(type: Type, of: Type): boolean {
  if (!(type instanceof NamedType && of instanceof NamedType) || type.definition !== of.definition) return false;
  return type.definition.parameters.every(({ variance }, index) => {
    const from = type.arguments[index];
    const to = of.arguments[index];
    if (from === undefined || to === undefined || from === to) return true;
    if (variance === 'out') return variesTo(from, to);
    return variance === 'in' && variesTo(to, from);
  });
}

export function substitute(type: Type, given: ReadonlyMap<TypeParameter, Type>): Type {
  if (type instanceof TypeParameter) return given.get(type) ?? type;
  if (type instanceof ArrayType) return ArrayType.of(substitute(type.element, given));
  if (type instanceof GridType) return GridType.of(substitute(type.element, given), type.rank);
  if (type.arguments.length === 0) return type;
  const substituted = type.arguments.map(argument => substitute(argument, given));
  return substituted.every((argument, index) => argument === type.arguments[index])
    ? type
    : type.definition.of(...substituted);
}
