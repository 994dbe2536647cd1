import { ExpressionError } from '../../expression-error.ts';
import type { ForeachNode } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { ancestors } from '../../types/hierarchy.ts';
import { CHAR, DYNAMIC, IENUMERABLE, IENUMERATOR, OBJECT, STRING } from '../../types/primitives.ts';
import { ArrayType, GridType, NamedType, type Type } from '../../types/type.ts';
import { assign, type Bound, type BoundStatement, readTemporary } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { explicitly } from '../convert-operand.ts';
import { methodCall } from '../expressions/calls.ts';
import { findMembers } from '../members.ts';
import type { Returns } from '../returns.ts';
import type { Local, Scope } from '../scope.ts';
import { deconstruct } from '../tuples.ts';
import { isVar } from '../type-names.ts';

interface Walk {
  readonly source: Bound;
  readonly isEnumerator: boolean;
  readonly element: Type;
}

export function foreachStatement(checker: Checker, node: ForeachNode, scope: Scope, returns: Returns): BoundStatement {
  const walk = walkOf(checker, checker.value(node.source, scope), node);
  const own = scope.nested();
  const element = own.function.temporary(walk.element);
  element.sources.push(walk.source);
  const taken = take(checker, node, element, own);
  const inner = checker.embedded(node.body, own, returns);
  const body: BoundStatement = {
    kind: 'block',
    locals: own.locals,
    statements: [{ kind: 'expression', value: taken }, inner],
  };
  const { start, end } = node.source;
  return {
    kind: 'foreach',
    source: walk.source,
    sourceSpan: { start, end },
    isEnumerator: walk.isEnumerator,
    element,
    body,
  };
}

/** The loop's own variable, set from the element. */
function take(checker: Checker, { type, variable, source }: ForeachNode, element: Local, scope: Scope): Bound {
  const read = readTemporary(element);
  if ('kind' in variable) return deconstruct(checker, variable, read, source, scope);
  const wanted = type === undefined || isVar(type) ? element.type : checker.type(type);
  const value = explicitly(checker, read, wanted, variable, false);
  return assign(
    scope.declare({ name: variable.text, type: wanted, readOnly: 'foreach iteration variable' }, variable),
    value,
  );
}

function walkOf(checker: Checker, source: Bound, node: ForeachNode): Walk {
  const { type } = source;
  if (type instanceof ArrayType || type instanceof GridType)
    return { source, isEnumerator: false, element: type.element };
  if (type === STRING) return { source, isEnumerator: false, element: CHAR };
  if (type === DYNAMIC) return { source, isEnumerator: false, element: DYNAMIC };
  return byMethod(checker, source, node) ?? byInterface(source) ?? refuse(source.type, node);
}

/** A type with a GetEnumerator of its own is walked by that: a JObject gives pairs. */
function byMethod(checker: Checker, source: Bound, node: ForeachNode): Walk | undefined {
  const candidates = findMembers(checker.library, source.type, 'GetEnumerator').filter(
    each => each.parameters.length === 0 && each.member.owner.kind !== 'interface',
  );
  const [found] = candidates;
  const element = found === undefined ? undefined : enumerated(found.result);
  if (element === undefined) return undefined;
  const called = methodCall(
    checker,
    { kind: 'methods', name: 'GetEnumerator', receiver: source, candidates, extensions: [], typeArguments: [] },
    [],
    node.source,
  );
  const { start, end } = node.source;
  const placed = called.kind === 'call' ? { ...called, receiverSpan: { start, end } } : called;
  return { source: placed, isEnumerator: true, element };
}

const enumerated = (type: Type): Type | undefined =>
  ancestors(type).flatMap(each =>
    each instanceof NamedType && each.definition === IENUMERATOR ? each.arguments : [],
  )[0];

function byInterface(source: Bound): Walk | undefined {
  const found = ancestors(source.type).filter(each => each instanceof NamedType && each.definition === IENUMERABLE);
  const [only] = found;
  if (only instanceof NamedType) return { source, isEnumerator: false, element: only.arguments[0] ?? OBJECT };
  return ancestors(source.type).some(
    each => each instanceof NamedType && each.definition.fullName === 'System.Collections.IEnumerable',
  )
    ? { source, isEnumerator: false, element: OBJECT }
    : undefined;
}

function refuse(type: Type, { source }: ForeachNode): never {
  throw new ExpressionError(
    'CS1579',
    `foreach statement cannot operate on variables of type '${displayName(type)}' because '${displayName(type)}' does not contain a public instance or extension definition for 'GetEnumerator'`,
    source,
  );
}
