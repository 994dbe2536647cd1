import type { DefaultNode, LambdaNode, Span, TupleNode } from '../syntax/ast.ts';
import type { Member, Passing } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import type { Scope } from './scope.ts';

/** What an expression is before it is known what it is wanted for. */
export type Operand = Bound | Untyped | TypeOperand | NamespaceOperand | MethodGroup | DynamicOperand;

/** It gets a type only from where it stands. */
export type Untyped =
  | { readonly kind: 'untyped-lambda'; readonly node: LambdaNode; readonly scope: Scope }
  | { readonly kind: 'untyped-default'; readonly node: DefaultNode }
  | { readonly kind: 'untyped-throw'; readonly value: Bound }
  | { readonly kind: 'untyped-tuple'; readonly node: TupleNode; readonly operands: readonly Operand[] };

export interface TypeOperand {
  readonly kind: 'type';
  readonly of: Type;
}

export interface NamespaceOperand {
  readonly kind: 'namespace';
  readonly name: string;
}

/** A method's name before it is called or made a delegate. */
export interface MethodGroup {
  readonly kind: 'methods';
  readonly name: string;
  readonly receiver: Bound | TypeOperand;
  /** With the type arguments of the receiver's type put in. */
  readonly candidates: readonly Candidate[];
  readonly extensions: readonly Candidate[];
  readonly typeArguments: readonly Type[];
}

/** A member as it is seen through the type of its receiver. */
export interface Candidate {
  readonly member: Member;
  /** Of the type that declares it. */
  readonly ownerArguments: readonly Type[];
  readonly parameters: readonly Type[];
  readonly result: Type;
}

/** Something found out only at run time: `d.Name` where d is dynamic. */
export interface DynamicOperand {
  readonly kind: 'dynamic-member';
  readonly receiver: Bound;
  readonly name: string;
}

/** An argument of a call, before it is known to which parameter it goes. */
export interface Argument {
  readonly name: string | undefined;
  readonly by: Passing;
  readonly operand: Operand | OutDeclaration;
  readonly span: Span;
}

/** `out var x`, whose type may come from the parameter; `out _` declares nothing. */
export interface OutDeclaration {
  readonly kind: 'out-declaration';
  readonly type: Type | undefined;
  readonly name: { readonly text: string; readonly span: Span } | undefined;
  readonly scope: Scope;
}

const UNTYPED = ['untyped-lambda', 'untyped-default', 'untyped-throw', 'untyped-tuple'];

export const isUntyped = (operand: Operand | OutDeclaration): operand is Untyped => UNTYPED.includes(operand.kind);

export const isValue = (operand: Operand | OutDeclaration): operand is Bound =>
  'type' in operand && operand.kind !== 'out-declaration';
