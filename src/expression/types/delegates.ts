import { BOOLEAN, INT32, STRING, VOID } from './primitives.ts';
import { MATCH, MATCH_EVALUATOR } from './regular-expressions.ts';
import { defineGeneric, type NamedType, type Type, type TypeDefinition } from './type.ts';

const MOST_PARAMETERS = 16;

const upTo = <T>(length: number, make: (count: number) => T): readonly T[] =>
  Array.from({ length }, (_, count) => make(count));

const names = (count: number): readonly string[] => (count === 1 ? ['in T'] : upTo(count, index => `in T${index + 1}`));

/** By the number of parameters: `Func<TResult>` is the first. */
export const FUNC = upTo(MOST_PARAMETERS + 1, count =>
  defineGeneric({ name: 'System.Func', kind: 'delegate', parameters: [...names(count), 'out TResult'] }),
);

/** By the number of parameters: `Action` is the first. */
export const ACTION = upTo(MOST_PARAMETERS + 1, count =>
  defineGeneric({ name: 'System.Action', kind: 'delegate', parameters: names(count) }),
);

export const PREDICATE = defineGeneric({ name: 'System.Predicate', kind: 'delegate', parameters: ['in T'] });
export const COMPARISON = defineGeneric({ name: 'System.Comparison', kind: 'delegate', parameters: ['in T'] });
export const CONVERTER = defineGeneric({
  name: 'System.Converter',
  kind: 'delegate',
  parameters: ['in TInput', 'out TOutput'],
});

export const DELEGATES: readonly TypeDefinition[] = [
  ...FUNC,
  ...ACTION,
  PREDICATE,
  COMPARISON,
  CONVERTER,
  MATCH_EVALUATOR.definition,
];

export interface DelegateSignature {
  readonly parameters: readonly Type[];
  readonly result: Type;
}

/** What a delegate takes and gives; undefined for a type that is no delegate. */
export function delegateSignature({ definition, arguments: given }: NamedType): DelegateSignature | undefined {
  if (FUNC.includes(definition)) return { parameters: given.slice(0, -1), result: given.at(-1) ?? VOID };
  if (ACTION.includes(definition)) return { parameters: given, result: VOID };
  if (definition === PREDICATE) return { parameters: given, result: BOOLEAN };
  if (definition === COMPARISON) return { parameters: [...given, ...given], result: INT32 };
  if (definition === MATCH_EVALUATOR.definition) return { parameters: [MATCH], result: STRING };
  return definition === CONVERTER ? { parameters: given.slice(0, 1), result: given[1] ?? VOID } : undefined;
}

/** As .NET's declarations name them; the compiler's messages do, and so may a call. */
export function delegateParameterNames({ definition, arguments: given }: NamedType): readonly string[] {
  if (definition === COMPARISON) return ['x', 'y'];
  if (definition === CONVERTER) return ['input'];
  if (definition === MATCH_EVALUATOR.definition) return ['match'];
  const count = FUNC.includes(definition) ? given.length - 1 : given.length;
  const alone = FUNC.includes(definition) ? 'arg' : 'obj';
  return upTo(count, index => (count === 1 ? alone : `arg${index + 1}`));
}
