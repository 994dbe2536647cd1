import { ExpressionError } from '../expression-error.ts';
import type { BlockNode, Expression, LambdaNode, LocalFunctionNode, Span } from '../syntax/ast.ts';
import { qualifiedName } from '../types/display.ts';
import { NULL, VOID } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import type { Bound, BoundStatement } from './bound.ts';
import type { BoundLambda, Checker } from './checker.ts';
import { isValue, type Operand } from './operand.ts';
import { commonResult, newReturns, returnedAs } from './returns.ts';
import type { Local, Scope } from './scope.ts';
import { withReturns } from './with-returns.ts';

/**
 * Its parameters have types, its result has not: a lambda is tried with one result after another, and bound once for all of
 * them. Throws ExpressionError where it cannot give that result; undefined finds it out.
 */
export type OpenLambda = (result: Type | undefined) => BoundLambda;

/** The lambda for arguments of these types. Throws ExpressionError for what is wrong whatever the result. */
export function openLambda(checker: Checker, node: LambdaNode, given: readonly Type[], scope: Scope): OpenLambda {
  const own = scope.ofFunction();
  const parameters = node.parameters.map(({ name, type: written }, index) => {
    const type = given[index] ?? NULL;
    refuseOtherType(written === undefined ? type : checker.type(written), type, index, node);
    return own.declare({ name: name.text, type, isAssigned: true }, name);
  });
  return openFunction(checker, { body: node.body, parameters, span: node }, own);
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
  readonly span: Span;
}

function openFunction(checker: Checker, { body, parameters, span }: FunctionParts, own: Scope): OpenLambda {
  const parts = { scope: own.function, parameters, span };
  if (body.kind !== 'block') {
    const operand = checker.operand(body, own);
    return wanted => {
      const { value, type } = bodyValue(checker, body, operand, wanted);
      const block: BoundStatement = { kind: 'block', locals: own.locals, statements: [] };
      return { function: { ...parts, body: block, value, returnsValue: false }, result: type };
    };
  }
  const returns = newReturns(undefined);
  const bound = checker.block(body, own, returns);
  return wanted => {
    const type = wanted ?? commonResult(checker, returns);
    const closed = withReturns(bound, returnedAs(checker, returns, type));
    return { function: { ...parts, body: closed, value: undefined, returnsValue: type !== VOID }, result: type };
  };
}

function bodyValue(
  checker: Checker,
  body: Expression,
  operand: Operand,
  result: Type | undefined,
): { readonly value: Bound; readonly type: Type } {
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
  const parameters = node.parameters.map(({ name, type, modifier }) =>
    own.declare({ name: name.text, type: checker.type(type), isAssigned: modifier !== 'out', by: modifier }, name),
  );
  const result = checker.type(node.result);
  const bound = openFunction(checker, { body: node.body, parameters, span: node }, own)(result);
  return text === undefined ? bound : { ...bound, function: { ...bound.function, name: text } };
}
