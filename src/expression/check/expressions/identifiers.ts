import { ExpressionError } from '../../expression-error.ts';
import type { IdentifierNode, Span, TypeNode } from '../../syntax/ast.ts';
import { OBJECT } from '../../types/primitives.ts';
import type { TypeDefinition } from '../../types/type.ts';
import { constant, readLocal } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { findMembers } from '../members.ts';
import { isNamespace } from '../namespaces.ts';
import type { MethodGroup, Operand, TypeOperand } from '../operand.ts';
import { noSuchName } from '../refuse.ts';
import type { Local, Scope } from '../scope.ts';

/** A local, the context, a type, or the beginning of a namespace. */
export function identifier(checker: Checker, node: IdentifierNode, scope: Scope): Operand {
  const local = scope.find(node.name);
  if (local?.constant !== undefined) return constant(local.type, local.constant.value);
  if (local !== undefined) {
    if (local.by !== undefined && local.owner !== scope.function) throw inLambda(local, node);
    scope.function.use(local);
    return readLocal(local, node);
  }
  if (scope.isAnnounced(node.name))
    throw new ExpressionError('CS0841', `Cannot use local variable '${node.name}' before it is declared`, node);
  if (node.name === 'context') return { kind: 'context', type: checker.contextType };
  const [definition] = checker.library.find(node.name, node.typeArguments.length);
  if (definition !== undefined) return namedType(checker, definition, node.typeArguments, node);
  if (isNamespace(checker, node.name)) return { kind: 'namespace', name: node.name };
  return ofObject(checker, node) ?? refuseName(checker, node);
}

const inLambda = ({ name }: Local, span: Span): ExpressionError =>
  new ExpressionError(
    'CS1628',
    `Cannot use ref, out, or in parameter '${name}' inside an anonymous method, lambda expression, query expression, or local function`,
    span,
  );

function refuseName(checker: Checker, node: IdentifierNode): never {
  throw noSuchName(checker, node.name, node);
}

/** The expression stands in a class: what object has needs no receiver, if it is static. */
function ofObject(checker: Checker, { name, typeArguments, ...span }: IdentifierNode): MethodGroup | undefined {
  const found = findMembers(checker.library, OBJECT, name);
  const candidates = found.filter(({ member }) => member.isStatic);
  if (found.length > 0 && candidates.length === 0)
    throw new ExpressionError(
      'CS0120',
      `An object reference is required for the non-static field, method, or property 'object.${name}()'`,
      span,
    );
  if (candidates.length === 0) return undefined;
  const receiver: TypeOperand = { kind: 'type', of: OBJECT };
  return {
    kind: 'methods',
    name,
    receiver,
    candidates,
    extensions: [],
    typeArguments: typeArguments.map(type => checker.type(type)),
  };
}

export function namedType(
  checker: Checker,
  definition: TypeDefinition,
  typeArguments: readonly TypeNode[],
  span: Span,
): TypeOperand {
  checker.allowed.type(definition, span);
  return { kind: 'type', of: definition.of(...typeArguments.map(type => checker.type(type))) };
}
