import { ExpressionError } from '../expression-error.ts';
import type { LocalFunctionNode, LocalFunctionParameter } from '../syntax/ast.ts';
import { ACTION, FUNC } from '../types/delegates.ts';
import { VOID } from '../types/primitives.ts';
import { ArrayType, defineGeneric, type NamedType, type Type } from '../types/type.ts';
import { type Constant, isConstant } from './bound.ts';
import type { Checker } from './checker.ts';
import type { FunctionParameter, Scope } from './scope.ts';

/** Of a parameter that is the caller's variable: no delegate that an expression can name has one. */
const REFERENCE = defineGeneric({ name: 'ref', kind: 'struct', parameters: ['T'] });

/** A local function is held as the delegate that it would convert to. */
export function functionType(checker: Checker, { parameters, result, ...span }: LocalFunctionNode): NamedType {
  const types = parameters.map(({ type, modifier }) =>
    modifier === undefined ? checker.type(type) : REFERENCE.of(checker.type(type)),
  );
  const returned = checker.type(result);
  const definition = returned === VOID ? ACTION[types.length] : FUNC[types.length];
  if (definition === undefined)
    throw new ExpressionError(undefined, 'A local function takes at most 16 parameters here.', span);
  return definition.of(...types, ...(returned === VOID ? [] : [returned]));
}

/** What a call of the function must know. Throws ExpressionError for parameters that C# does not let stand so. */
export const functionParameters = (
  checker: Checker,
  { parameters }: LocalFunctionNode,
  scope: Scope,
): readonly FunctionParameter[] =>
  parameters.map((node, index) => {
    const type = checker.type(node.type);
    refuseModifier(node);
    if (node.isParams) refuseWrongArray(node, type, index === parameters.length - 1);
    if (node.optional === undefined && !node.isParams) refuseBehindOptional(node, parameters.slice(0, index));
    const optional = node.optional === undefined ? undefined : () => defaultOf(checker, node, type, scope);
    return { name: node.name.text, type, optional, by: node.modifier, isParams: node.isParams === true };
  });

function refuseModifier({ modifier, isParams, optional, ...span }: LocalFunctionParameter): void {
  if (modifier === undefined) return;
  if (isParams) throw new ExpressionError('CS1611', `The params parameter cannot be declared as ${modifier}`, span);
  if (optional !== undefined)
    throw new ExpressionError('CS1741', 'A ref or out parameter cannot have a default value', span);
}

function refuseWrongArray(node: LocalFunctionParameter, type: Type, isLast: boolean): void {
  if (!isLast)
    throw new ExpressionError('CS0231', 'A params parameter must be the last parameter in a parameter list', node);
  if (!(type instanceof ArrayType))
    throw new ExpressionError('CS0225', 'The params parameter must be a single dimensional array', node);
  if (node.optional !== undefined)
    throw new ExpressionError('CS1751', 'Cannot specify a default value for a parameter array', node);
}

function refuseBehindOptional(node: LocalFunctionParameter, before: readonly LocalFunctionParameter[]): void {
  if (before.some(({ optional }) => optional !== undefined))
    throw new ExpressionError('CS1737', 'Optional parameters must appear after all required parameters', node);
}

function defaultOf(checker: Checker, node: LocalFunctionParameter, type: Type, scope: Scope): Constant {
  const value = node.optional === undefined ? undefined : checker.converted(node.optional, type, scope);
  if (value !== undefined && isConstant(value)) return value;
  throw new ExpressionError(
    'CS1736',
    `Default parameter value for '${node.name.text}' must be a compile-time constant`,
    node.optional ?? node,
  );
}
