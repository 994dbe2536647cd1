import { ExpressionError } from '../../expression-error.ts';
import type { ObjectCreationNode, Span } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { isValueType } from '../../types/hierarchy.ts';
import { NamedType, type Type } from '../../types/type.ts';
import type { Bound } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { defaultOf } from '../default-value.ts';
import { findMembers } from '../members.ts';
import type { Argument, MethodGroup } from '../operand.ts';
import type { Scope } from '../scope.ts';
import { argumentsOf, methodCall } from './calls.ts';
import { initialised } from './initializers.ts';

export function objectCreation(checker: Checker, node: ObjectCreationNode, scope: Scope): Bound {
  const type = checker.type(node.type);
  const created = construct(checker, node, type, scope);
  return node.initializer === undefined ? created : initialised(checker, created, node.initializer, scope);
}

function construct(checker: Checker, node: ObjectCreationNode, type: Type, scope: Scope): Bound {
  if (!(type instanceof NamedType) || type.kind === 'interface') throw notMade(type, node);
  if (type.kind === 'static class')
    throw new ExpressionError('CS0712', `Cannot create an instance of the static class '${displayName(type)}'`, node);
  const given = argumentsOf(checker, node.arguments ?? [], scope);
  if (type.kind === 'delegate') return newDelegate(checker, type, given, node);
  if (given.length === 0 && isValueType(type)) return defaultOf(type);
  const candidates = findMembers(checker.library, type, '.ctor').filter(each => each.member.owner === type.definition);
  if (candidates.length === 0) throw checker.allowed.otherMember(type, '.ctor', node) ?? notMade(type, node);
  const group: MethodGroup = {
    kind: 'methods',
    name: displayName(type),
    receiver: { kind: 'type', of: type },
    candidates,
    extensions: [],
    typeArguments: [],
  };
  return { ...methodCall(checker, group, given, node), type };
}

const notMade = (type: Type, span: Span): ExpressionError =>
  new ExpressionError(
    'CS0144',
    `Cannot create an instance of the abstract type or interface '${displayName(type)}'`,
    span,
  );

function newDelegate(checker: Checker, type: NamedType, [only]: readonly Argument[], span: Span): Bound {
  if (only === undefined || only.operand.kind === 'out-declaration')
    throw new ExpressionError('CS0149', 'Method name expected', span);
  return checker.convert(only.operand, type, span);
}
