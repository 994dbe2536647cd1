import { ExpressionError } from '../../expression-error.ts';
import { displayName } from '../../types/display.ts';
import type { Type } from '../../types/type.ts';
import type { BoundFunction } from '../bound.ts';
import type { State } from './state.ts';
import { type FoundFunctions, refuseUnset, statementFlow } from './statements.ts';
import { after } from './values.ts';

/**
 * Refuses a local that is read before it has a value, a path that returns nothing, and jumps out of no loop. Throws ExpressionError.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/variables#94-definite-assignment
 */
export function checkFlow(whole: BoundFunction): void {
  functionFlow(whole, new Set(), noValue);
}

const noValue = ({ span, name }: BoundFunction): ExpressionError =>
  new ExpressionError(
    'CS0161',
    name === undefined ? 'Not all code paths return a value' : `'${name}': not all code paths return a value`,
    span,
  );

const noValueOfLambda =
  (type: Type) =>
  ({ span }: BoundFunction): ExpressionError =>
    new ExpressionError(
      'CS1643',
      `Not all code paths return a value in lambda expression of type '${displayName(type)}'`,
      span,
    );

function functionFlow(whole: BoundFunction, state: State, refuseEnd: (whole: BoundFunction) => ExpressionError): void {
  const outs = whole.parameters.filter(({ by }) => by === 'out');
  const found: FoundFunctions = { lambdas: [], functions: [], outs };
  const end = endOf(whole, state, found);
  if (end !== undefined && whole.value === undefined && whole.returnsValue) throw refuseEnd(whole);
  refuseUnset(outs, end, whole.span);
  for (const { lambda, state: made } of found.lambdas)
    functionFlow(lambda.function, made, noValueOfLambda(lambda.type));
  for (const each of found.functions) functionFlow(each, new Set(each.scope.captured), noValue);
}

/** The state at the end of the body; undefined where it is never reached. */
function endOf({ body, value }: BoundFunction, state: State, found: FoundFunctions): State {
  if (value !== undefined) return after(value, state, found.lambdas);
  return body === undefined ? undefined : statementFlow(body, state, undefined, found);
}
