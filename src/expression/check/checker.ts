import type {
  BinaryOperator,
  BlockNode,
  Expression,
  LambdaNode,
  Span,
  StatementNode,
  TypeNode,
} from '../syntax/ast.ts';
import type { Library } from '../types/library.ts';
import type { Type } from '../types/type.ts';
import type { Allowed } from './allowed.ts';
import type { AnonymousTypes } from './anonymous-types.ts';
import type { Bound, BoundFunction, BoundStatement } from './bound.ts';
import type { Argument, MethodGroup, Operand } from './operand.ts';
import type { UnaryOperator } from './operators/unary.ts';
import type { Returns } from './returns.ts';
import type { Scope } from './scope.ts';

/** What the parts of the checker may ask of each other. All throw ExpressionError for what C# refuses. */
export interface Checker {
  readonly library: Library;
  /** Of the variable `context`. */
  readonly contextType: Type;
  /** To be told of each member that is used, and of each type that is named. */
  readonly allowed: Allowed;
  /** The same warning may come more than once, as lambdas are bound more than once. */
  warn(warning: Warning): void;
  /** What the expression comes to: a value, or a type, a method, something without a type. */
  operand(node: Expression, scope: Scope): Operand;
  /** The same where it is called or assigned to, so that a member of a dynamic value is not read yet. */
  callee(node: Expression, scope: Scope): Operand;
  /** It must be a value with a type of its own. */
  value(node: Expression, scope: Scope): Bound;
  /** It must convert implicitly to the type. */
  converted(node: Expression, to: Type, scope: Scope): Bound;
  /** Converts implicitly what was bound already. */
  convert(operand: Operand, to: Type, span: Span): Bound;
  /** The property of a value that is known to have it. */
  property(receiver: Bound, name: string, span: Span): Bound;
  member(receiver: Bound, name: string, typeArguments: readonly Type[], span: Span): Operand;
  call(target: MethodGroup, given: readonly Argument[], span: Span): Bound;
  index(target: Bound, given: readonly Argument[], span: Span): Bound;
  operator(operator: UnaryOperator | BinaryOperator, operands: readonly Bound[], span: Span): Bound;
  readonly anonymousTypes: AnonymousTypes;
  cast(operand: Operand, to: Type, span: Span): Bound;
  canConvert(operand: Operand, to: Type): boolean;
  type(node: TypeNode): Type;
  /** While `bind` runs, the value is what stands to the left of `?.`. */
  withReceiver<T>(receiver: Bound, bind: () => T): T;
  /** The lambda with the parameter types given; its result is converted to `result`, or found out where that is undefined. */
  lambda(node: LambdaNode, parameters: readonly Type[], result: Type | undefined, scope: Scope): BoundLambda;
  /** What a lambda or a method gives for arguments of these types; undefined where it does not take them, or gives nothing. */
  delegateResult(operand: Argument['operand'], given: readonly Type[]): Type | undefined;
  /** A statement that is the body of another, in a scope of its own. */
  embedded(node: StatementNode, scope: Scope, returns: Returns): BoundStatement;
  /** Statements one after another, all in this scope. */
  statements(nodes: readonly StatementNode[], scope: Scope, returns: Returns): readonly BoundStatement[];
  block(node: BlockNode, scope: Scope, returns: Returns): BoundStatement;
}

/** What compiles and is most likely not meant. */
export interface Warning extends Span {
  readonly code: string;
  readonly message: string;
}

export interface BoundLambda {
  readonly function: BoundFunction;
  /** VOID where it returns nothing. */
  readonly result: Type;
}
