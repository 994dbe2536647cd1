import { ExpressionError } from '../expression-error.ts';
import type { LocalFunctionNode } from '../syntax/ast.ts';
import { ACTION, FUNC } from '../types/delegates.ts';
import { VOID } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import type { Checker } from './checker.ts';

/** A local function is held as the delegate that it would convert to. */
export function functionType(checker: Checker, { parameters, result, ...span }: LocalFunctionNode): NamedType {
  const types = parameters.map(({ type }) => checker.type(type));
  const returned = checker.type(result);
  const optional = parameters.find(each => each.optional !== undefined);
  if (optional !== undefined)
    throw new ExpressionError(undefined, 'Optional parameters of local functions are not supported.', optional);
  const definition = returned === VOID ? ACTION[types.length] : FUNC[types.length];
  if (definition === undefined)
    throw new ExpressionError(undefined, 'A local function takes at most 16 parameters here.', span);
  return definition.of(...types, ...(returned === VOID ? [] : [returned]));
}
