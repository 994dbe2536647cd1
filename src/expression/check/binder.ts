import { ExpressionError } from '../expression-error.ts';
import type {
  BinaryOperator,
  BlockNode,
  Expression,
  LambdaNode,
  Span,
  StatementNode,
  TypeNode,
} from '../syntax/ast.ts';
import { displayName } from '../types/display.ts';
import type { Library } from '../types/library.ts';
import type { Type } from '../types/type.ts';
import type { Allowed } from './allowed.ts';
import { AnonymousTypes } from './anonymous-types.ts';
import type { Bound, BoundStatement } from './bound.ts';
import type { BoundLambda, Checker, Warning } from './checker.ts';
import { canConvert, explicitly, implicitly } from './convert-operand.ts';
import { delegateResult } from './delegate-result.ts';
import { describe } from './describe.ts';
import { dynamicMember } from './dynamic.ts';
import { indexed, methodCall } from './expressions/calls.ts';
import { bindExpression } from './expressions/index.ts';
import { memberOf } from './expressions/members.ts';
import { binaryOf, unaryOf } from './expressions/operators.ts';
import { openLambda } from './lambdas.ts';
import { type Argument, isValue, type MethodGroup, type Operand } from './operand.ts';
import type { UnaryOperator } from './operators/unary.ts';
import { placed } from './placed.ts';
import type { Returns } from './returns.ts';
import type { Scope } from './scope.ts';
import { block, statementsIn } from './statements/blocks.ts';
import { bindStatement } from './statements/index.ts';
import { TriedLambda } from './tried-lambda.ts';
import { typeOfNode } from './type-names.ts';

/** Checks one expression. It remembers lambdas, which overload resolution tries more than once. */
export class Binder implements Checker {
  readonly library: Library;
  readonly contextType: Type;
  readonly allowed: Allowed;
  readonly anonymousTypes = new AnonymousTypes();
  readonly #lambdas = new Map<LambdaNode, TriedLambda>();
  readonly #receivers: Bound[] = [];
  readonly #warnings: Warning[] = [];

  constructor(library: Library, contextType: Type, allowed: Allowed) {
    this.library = library;
    this.contextType = contextType;
    this.allowed = allowed;
  }

  warn(warning: Warning): void {
    const isKnown = this.#warnings.some(({ code, start }) => code === warning.code && start === warning.start);
    if (!isKnown) this.#warnings.push(warning);
  }

  get warnings(): readonly Warning[] {
    return this.#warnings;
  }

  operand(node: Expression, scope: Scope): Operand {
    const operand = this.callee(node, scope);
    return operand.kind === 'dynamic-member' ? dynamicMember(this, operand) : operand;
  }

  callee(node: Expression, scope: Scope): Operand {
    if (node.kind !== 'receiver') return placed(bindExpression(this, node, scope), node);
    const receiver = this.#receivers.at(-1);
    if (receiver === undefined) throw new Error('There is nothing to the left of this ?. operator.');
    return receiver;
  }

  value(node: Expression, scope: Scope): Bound {
    const operand = this.operand(node, scope);
    if (isValue(operand)) return operand;
    throw noValue(operand, node);
  }

  converted(node: Expression, to: Type, scope: Scope): Bound {
    return this.convert(this.operand(node, scope), to, node);
  }

  convert(operand: Operand, to: Type, span: Span): Bound {
    return implicitly(this, operand, to, span);
  }

  cast(operand: Operand, to: Type, span: Span): Bound {
    return explicitly(this, operand, to, span, false);
  }

  canConvert(operand: Operand, to: Type): boolean {
    return canConvert(this, operand, to);
  }

  type(node: TypeNode): Type {
    return typeOfNode(this, node);
  }

  property(receiver: Bound, name: string, span: Span): Bound {
    const found = memberOf(this, receiver, { text: name, ...span }, span, []);
    if (isValue(found)) return found;
    throw new Error(`${displayName(receiver.type)} has no property ${name}.`);
  }

  member(receiver: Bound, name: string, typeArguments: readonly Type[], span: Span): Operand {
    return memberOf(this, receiver, { text: name, ...span }, span, typeArguments);
  }

  call(target: MethodGroup, given: readonly Argument[], span: Span): Bound {
    return methodCall(this, target, given, span);
  }

  index(target: Bound, given: readonly Argument[], span: Span): Bound {
    return indexed(this, target, given, span);
  }

  operator(operator: UnaryOperator | BinaryOperator, operands: readonly Bound[], span: Span): Bound {
    const [left, right] = operands;
    if (left !== undefined && right !== undefined && operator !== '!' && operator !== '~')
      return binaryOf(this, operator, left, right, span, { isChecked: undefined });
    if (left !== undefined && (operator === '!' || operator === '~' || operator === '-' || operator === '+'))
      return unaryOf(this, operator, left, span, { isChecked: undefined });
    throw new Error(`The operator ${operator} lacks an operand.`);
  }

  withReceiver<T>(receiver: Bound, bind: () => T): T {
    this.#receivers.push(receiver);
    try {
      return bind();
    } finally {
      this.#receivers.pop();
    }
  }

  delegateResult(operand: Argument['operand'], given: readonly Type[]): Type | undefined {
    return delegateResult(this, operand, given);
  }

  lambda(node: LambdaNode, given: readonly Type[], result: Type | undefined, scope: Scope): BoundLambda {
    const known = this.#lambdas.get(node) ?? new TriedLambda();
    this.#lambdas.set(node, known);
    return known.bound(given, result, scope, () => openLambda(this, node, given, scope));
  }

  embedded(node: StatementNode, scope: Scope, returns: Returns): BoundStatement {
    const own = scope.nested();
    const bound = bindStatement(this, node, own, returns);
    return own.locals.length === 0 ? bound : { kind: 'block', locals: own.locals, statements: [bound] };
  }

  statements(nodes: readonly StatementNode[], scope: Scope, returns: Returns): readonly BoundStatement[] {
    return statementsIn(this, nodes, scope, returns);
  }

  block(node: BlockNode, scope: Scope, returns: Returns): BoundStatement {
    return block(this, node, scope, returns);
  }
}

function noValue(operand: Operand, span: Span): ExpressionError {
  if (operand.kind === 'methods')
    return new ExpressionError(
      'CS8974',
      `Converting method group '${operand.name}' to non-delegate type 'object'. Did you intend to invoke the method?`,
      span,
    );
  if (operand.kind === 'type')
    return new ExpressionError(
      'CS0119',
      `'${describe(operand)}' is a type, which is not valid in the given context`,
      span,
    );
  if (operand.kind === 'namespace')
    return new ExpressionError('CS0118', `'${operand.name}' is a namespace but is used like a variable`, span);
  return new ExpressionError('CS8917', `The type of this ${describe(operand)} cannot be told.`, span);
}
