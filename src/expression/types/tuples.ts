import { ICOMPARABLE, IEQUATABLE } from './primitives.ts';
import { defineGeneric, type TypeDefinition, type TypeKind } from './type.ts';

const PARAMETERS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'];

const tuple = (name: string, kind: TypeKind, parameters: readonly string[]): TypeDefinition => {
  const definition: TypeDefinition = defineGeneric({
    name,
    kind,
    parameters,
    bases: (...given) => [ICOMPARABLE.of(definition.of(...given)), IEQUATABLE.of(definition.of(...given))],
  });
  return definition;
};

const family = (name: string, kind: TypeKind, last: string): readonly TypeDefinition[] =>
  [...PARAMETERS, last].map((_, index, all) => tuple(name, kind, all.slice(0, index + 1)));

/** `Tuple<T1>` first, `Tuple<T1, …, T7, TRest>` last. */
export const TUPLE = family('System.Tuple', 'class', 'TRest');

/** What C# writes `(int, string)`: that of one element first. The eighth holds its last element itself, not in a tuple of one. */
export const VALUE_TUPLE = family('System.ValueTuple', 'struct', 'T8');
