import type { DoNode, ForNode, WhileNode } from '../../syntax/ast.ts';
import { BOOLEAN } from '../../types/primitives.ts';
import type { BoundStatement } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { refuseValue } from '../lambdas.ts';
import type { Returns } from '../returns.ts';
import type { Scope } from '../scope.ts';
import { local } from './locals.ts';

export function whileLoop(checker: Checker, node: WhileNode, scope: Scope, returns: Returns): BoundStatement {
  const own = scope.nested();
  const condition = checker.converted(node.condition, BOOLEAN, own);
  const body = checker.embedded(node.body, own, returns);
  const loop: BoundStatement = { kind: 'loop', condition, isTestedFirst: true, body, iterators: [] };
  return { kind: 'block', locals: own.locals, statements: [loop] };
}

export function doLoop(checker: Checker, node: DoNode, scope: Scope, returns: Returns): BoundStatement {
  const body = checker.embedded(node.body, scope, returns);
  const condition = checker.converted(node.condition, BOOLEAN, scope);
  return { kind: 'loop', condition, isTestedFirst: false, body, iterators: [] };
}

/** The variables of a `for` are made once, not anew at each turn. */
export function forLoop(checker: Checker, node: ForNode, scope: Scope, returns: Returns): BoundStatement {
  const own = scope.nested();
  const initializers = first(checker, node.initializers, own);
  const condition = node.condition === undefined ? undefined : checker.converted(node.condition, BOOLEAN, own);
  const body = checker.embedded(node.body, own, returns);
  const iterators = node.iterators.map(each => {
    refuseValue(each);
    return checker.value(each, own);
  });
  const loop: BoundStatement = { kind: 'loop', condition, isTestedFirst: true, body, iterators };
  return { kind: 'block', locals: own.locals, statements: [...initializers, loop] };
}

function first(checker: Checker, initializers: ForNode['initializers'], scope: Scope): readonly BoundStatement[] {
  if ('kind' in initializers) return [local(checker, initializers, scope)];
  return initializers.map((each): BoundStatement => {
    refuseValue(each);
    return { kind: 'expression', value: checker.value(each, scope) };
  });
}
