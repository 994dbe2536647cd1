import { ExpressionError } from '../../expression-error.ts';
import { EXCEPTION } from '../../runtime/exception.ts';
import type { CatchClause, Expression, Span, ThrowStatementNode, TryNode, UsingNode } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import { isSubtype } from '../../types/hierarchy.ts';
import { BOOLEAN, NULL } from '../../types/primitives.ts';
import { apply, assign, type Bound, type BoundCatch, type BoundStatement, readTemporary } from '../bound.ts';
import { boxed } from '../boxing.ts';
import type { Checker } from '../checker.ts';
import { methodCall, methodOf } from '../expressions/calls.ts';
import { findMembers } from '../members.ts';
import type { Returns } from '../returns.ts';
import type { Scope } from '../scope.ts';
import { local } from './locals.ts';

export function throwStatement(checker: Checker, { value, ...span }: ThrowStatementNode, scope: Scope): BoundStatement {
  if (value === undefined && !scope.isInCatch)
    throw new ExpressionError(
      'CS0156',
      'A throw statement with no arguments is not allowed outside of a catch clause',
      span,
    );
  return { kind: 'throw', value: value === undefined ? undefined : thrown(checker, value, scope) };
}

export function thrown(checker: Checker, node: Expression, scope: Scope): Bound {
  const value = checker.value(node, scope);
  if (value.type === NULL || isSubtype(value.type, EXCEPTION)) return value;
  throw new ExpressionError('CS0155', 'The type caught or thrown must be derived from System.Exception', node);
}

export function tryStatement(checker: Checker, node: TryNode, scope: Scope, returns: Returns): BoundStatement {
  const block = checker.block(node.block, scope, returns);
  const catches = node.catches.map(each => catchClause(checker, each, scope, returns));
  refuseHidden(catches, node);
  return {
    kind: 'try',
    block,
    catches,
    finally: node.finally === undefined ? undefined : checker.block(node.finally, scope, returns),
  };
}

function refuseHidden(catches: readonly BoundCatch[], { catches: nodes }: TryNode): void {
  for (const [index, { type }] of catches.entries()) {
    const earlier = catches.slice(0, index).find(each => each.when === undefined && isSubtype(type, each.type));
    const node = nodes[index];
    if (earlier !== undefined && node?.type !== undefined)
      throw new ExpressionError(
        'CS0160',
        `A previous catch clause already catches all exceptions of this or of a super type ('${displayName(earlier.type)}')`,
        node.type,
      );
  }
}

function catchClause(
  checker: Checker,
  { type: node, name, when, block }: CatchClause,
  scope: Scope,
  returns: Returns,
): BoundCatch {
  const own = scope.ofCatch();
  const type = node === undefined ? EXCEPTION : checker.type(node);
  if (!isSubtype(type, EXCEPTION))
    throw new ExpressionError(
      'CS0155',
      'The type caught or thrown must be derived from System.Exception',
      node ?? block,
    );
  const caught = name === undefined ? undefined : own.declare({ name: name.text, type, isAssigned: true }, name);
  const condition = when === undefined ? undefined : checker.converted(when, BOOLEAN, own);
  return { type, local: caught, when: condition, block: checker.block(block, own, returns) };
}

/** `using (var x = …) { }`: x is disposed of in any case. */
export function usingStatement(checker: Checker, node: UsingNode, scope: Scope, returns: Returns): BoundStatement {
  const own = scope.nested();
  const { statements, held } = resource(checker, node, own);
  const block = checker.embedded(node.body, own, returns);
  const guarded: BoundStatement = {
    kind: 'try',
    block,
    catches: [],
    finally: { kind: 'block', locals: [], statements: held.map(each => dispose(checker, each, node)) },
  };
  return { kind: 'block', locals: own.locals, statements: [...statements, guarded] };
}

interface Resource {
  readonly statements: readonly BoundStatement[];
  readonly held: readonly Bound[];
}

function resource(checker: Checker, { resource: node }: UsingNode, scope: Scope): Resource {
  if (node.kind === 'local') {
    const declared = local(checker, node, scope, 'using variable');
    return { statements: [declared], held: scope.locals.map(readTemporary) };
  }
  const value = checker.value(node, scope);
  const temporary = scope.function.temporary(value.type);
  return { statements: [{ kind: 'expression', value: assign(temporary, value) }], held: [readTemporary(temporary)] };
}

function dispose(checker: Checker, held: Bound, span: Span): BoundStatement {
  const isNull = apply(BOOLEAN, [boxed(held)], (value: unknown) => value === null);
  if (findMembers(checker.library, held.type, 'Dispose').length === 0)
    throw new ExpressionError(
      'CS1674',
      `'${displayName(held.type)}': type used in a using statement must be implicitly convertible to 'System.IDisposable'`,
      span,
    );
  const value = methodCall(checker, methodOf(checker, held, 'Dispose', span), [], span);
  return {
    kind: 'if',
    condition: isNull,
    whenTrue: { kind: 'block', locals: [], statements: [] },
    otherwise: { kind: 'expression', value },
  };
}
