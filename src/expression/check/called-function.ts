import { ArrayType } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { newArray } from './calls.ts';
import type { Checker } from './checker.ts';
import type { Argument } from './operand.ts';
import { cannotConvert, wrongPassing } from './refuse-arguments.ts';
import type { FunctionParameter, LocalFunction } from './scope.ts';

/** The arguments of a local function for its parameters, where some may be left out; undefined for one that lacks its argument. */
export function filled(
  checker: Checker,
  { parameters }: LocalFunction,
  given: readonly Argument[],
  ordered: readonly (Argument | undefined)[],
): readonly (Argument | undefined)[] {
  const last = parameters.at(-1);
  const isExpanded = last?.isParams === true && !isPassedWhole(checker, last, given, ordered, parameters.length);
  return parameters.map((parameter, index) => {
    if (isExpanded && parameter === last)
      return { ...NOWHERE, operand: elements(checker, parameter, isNamed(given) ? [] : given.slice(index), index) };
    const argument = ordered[index];
    return argument ?? (parameter.optional === undefined ? undefined : { ...NOWHERE, operand: parameter.optional() });
  });
}

const NOWHERE = { name: undefined, by: undefined, span: { start: 0, end: 0 } };

const isNamed = (given: readonly Argument[]): boolean => given.some(({ name }) => name !== undefined);

/** The array itself, instead of its elements. */
function isPassedWhole(
  checker: Checker,
  last: FunctionParameter,
  given: readonly Argument[],
  ordered: readonly (Argument | undefined)[],
  count: number,
): boolean {
  const argument = ordered[count - 1];
  if (argument === undefined || given.length > count || argument.operand.kind === 'out-declaration') return false;
  return checker.canConvert(argument.operand, last.type);
}

function elements(checker: Checker, { type }: FunctionParameter, given: readonly Argument[], first: number): Bound {
  const element = type instanceof ArrayType ? type.element : type;
  return newArray(
    element,
    given.map((argument, index) => {
      const { operand, span } = argument;
      if (operand.kind === 'out-declaration' || argument.by !== undefined)
        throw wrongPassing(argument, first + index, undefined);
      if (!checker.canConvert(operand, element)) throw cannotConvert(argument, first + index, element);
      return checker.convert(operand, element, span);
    }),
  );
}

/** Whether that many arguments are too many. */
export const takesAtMost = ({ parameters }: LocalFunction, count: number): boolean =>
  count <= parameters.length || parameters.at(-1)?.isParams === true;
