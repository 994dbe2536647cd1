import { ExpressionError } from '../expression-error.ts';
import type { BlockNode, Expression, LambdaNode, LocalFunctionNode, Span } from '../syntax/ast.ts';
import { qualifiedName } from '../types/display.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { BoundLambda, Checker } from './checker.ts';
import { isValue } from './operand.ts';
import { commonResult, newReturns } from './returns.ts';
import type { Local, Scope } from './scope.ts';

/** The lambda for arguments of these types; its result converted to `result`, or found out. */
export function bindLambda(
  checker: Checker,
  node: LambdaNode,
  given: readonly Type[],
  result: Type | undefined,
  scope: Scope,
): BoundLambda {
  const own = scope.ofFunction();
  const parameters = node.parameters.map(({ name, type: written }, index) => {
    const type = given[index] ?? NULL;
    refuseOtherType(written === undefined ? type : checker.type(written), type, index, node);
    return own.declare({ name: name.text, type, isAssigned: true }, name);
  });
  return bindFunction(checker, { body: node.body, parameters, result, span: node }, own);
}

function refuseOtherType(written: Type, wanted: Type, index: number, span: Span): void {
  if (written === wanted) return;
  throw new ExpressionError(
    'CS1678',
    `Parameter ${index + 1} is declared as type '${qualifiedName(written)}' but should be '${qualifiedName(wanted)}'`,
    span,
  );
}

interface FunctionParts {
  readonly body: Expression | BlockNode;
  readonly parameters: readonly Local[];
  readonly result: Type | undefined;
  readonly span: Span;
}

function bindFunction(checker: Checker, { body, parameters, result, span }: FunctionParts, own: Scope): BoundLambda {
  const parts = { scope: own.function, parameters, span };
  if (body.kind !== 'block') {
    const { value, type } = bodyValue(checker, body, result, own);
    return {
      function: { ...parts, body: { kind: 'block', locals: own.locals, statements: [] }, value, returnsValue: false },
      result: type,
    };
  }
  const returns = newReturns(result);
  const bound = checker.block(body, own, returns);
  const type = result ?? commonResult(checker, returns);
  return { function: { ...parts, body: bound, value: undefined, returnsValue: type !== VOID }, result: type };
}

function bodyValue(
  checker: Checker,
  body: Expression,
  result: Type | undefined,
  own: Scope,
): { readonly value: Bound; readonly type: Type } {
  const operand = checker.operand(body, own);
  if (result !== undefined && result !== VOID) return { value: checker.convert(operand, result, body), type: result };
  if (!isValue(operand)) throw new ExpressionError('CS8917', 'The delegate type could not be inferred.', body);
  if (result === VOID) refuseValue(body);
  return { value: operand, type: result ?? operand.type };
}

const EFFECTS = ['assignment', 'call', 'increment', 'object-creation', 'conditional-access'];

/** Only what has an effect may stand where a statement does. */
export function refuseValue(node: Expression): void {
  if (EFFECTS.includes(node.kind)) return;
  throw new ExpressionError(
    'CS0201',
    'Only assignment, call, increment, decrement, await, and new object expressions can be used as a statement',
    node,
  );
}

/** A local function, whose types are all written. */
export function bindLocalFunction(
  checker: Checker,
  node: LocalFunctionNode,
  text: string | undefined,
  scope: Scope,
): BoundLambda {
  const own = scope.ofFunction();
  const parameters = node.parameters.map(({ name, type }) =>
    own.declare({ name: name.text, type: checker.type(type), isAssigned: true }, name),
  );
  const result = checker.type(node.result);
  const bound = bindFunction(checker, { body: node.body, parameters, result, span: node }, own);
  return text === undefined ? bound : { ...bound, function: { ...bound.function, name: text } };
}
