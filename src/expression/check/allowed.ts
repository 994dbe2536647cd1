import type { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import type { Member } from '../types/member.ts';
import type { Type, TypeDefinition } from '../types/type.ts';

/** What an expression may name. The first three throw ExpressionError for what it may not. */
export interface Allowed {
  /** Told of each member of the library that the expression uses. */
  member(member: Member, span: Span): void;
  /** Told of each type of the library that the text names; those that values have on the way do not count. */
  type(definition: TypeDefinition, span: Span): void;
  dynamic(span: Span): void;
  /** Why a type that the library has not is refused, where .NET has it. */
  otherType(name: string, span: Span): ExpressionError | undefined;
  /** Why a member that the library has not is refused, where .NET has it. */
  otherMember(type: Type, name: string, span: Span): ExpressionError | undefined;
  /** Whether .NET has a namespace of that name, or one that begins so. */
  isNamespace(name: string): boolean;
}
