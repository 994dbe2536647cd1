import { ExpressionError } from '../../expression-error.ts';
import { AnonymousObject } from '../../runtime/anonymous-object.ts';
import type { AnonymousObjectNode } from '../../syntax/ast.ts';
import { NULL, VOID } from '../../types/primitives.ts';
import { apply, type Bound } from '../bound.ts';
import { boxed } from '../boxing.ts';
import type { Checker } from '../checker.ts';
import type { Scope } from '../scope.ts';

export function anonymousObject(checker: Checker, node: AnonymousObjectNode, scope: Scope): Bound {
  const values = node.members.map(({ name, value }) => {
    const bound = checker.value(value, scope);
    if (bound.type === NULL || bound.type === VOID)
      throw new ExpressionError(
        'CS0828',
        `Cannot assign '${bound.type === NULL ? '<null>' : 'void'}' to anonymous type property`,
        name,
      );
    return bound;
  });
  const names = node.members.map(({ name }) => name.text);
  if (new Set(names).size < names.length)
    throw new ExpressionError('CS0833', 'An anonymous type cannot have multiple properties with the same name', node);
  const type = checker.anonymousTypes.of(new Map(names.map((name, index) => [name, values[index]?.type ?? NULL])));
  const make = (...items: unknown[]): AnonymousObject => new AnonymousObject(type, names, items);
  return apply(type, values.map(boxed), make);
}
