import { ExpressionError } from '../../expression-error.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Checker } from '../checker.ts';
import type { Operand } from '../operand.ts';
import { is } from '../patterns.ts';
import { translateQuery } from '../query.ts';
import type { Scope } from '../scope.ts';
import { tuple } from '../tuples.ts';
import { anonymousObject } from './anonymous-objects.ts';
import { arrayCreation } from './arrays.ts';
import { assignment, increment } from './assignments.ts';
import { callOperand, index } from './calls.ts';
import { as, cast } from './casts.ts';
import { conditional } from './conditional.ts';
import { conditionalAccess } from './conditional-access.ts';
import { objectCreation } from './creation.ts';
import { identifier } from './identifiers.ts';
import { defaultOperand, interpolated, literal, nameOf, typeOf } from './literals.ts';
import { member } from './members.ts';
import { binary, checkedOperand, unary } from './operators.ts';

/** Which file looks after which kind of expression. */
export function bindExpression(checker: Checker, node: Expression, scope: Scope): Operand {
  switch (node.kind) {
    case 'literal':
      return literal(node);
    case 'interpolated':
      return interpolated(checker, node, scope);
    case 'typeof':
      return typeOf(checker, node);
    case 'nameof':
      return nameOf(checker, node, scope);
    case 'default':
      return defaultOperand(checker, node);
    case 'identifier':
      return identifier(checker, node, scope);
    case 'type-expression':
      return { kind: 'type', of: checker.type(node.type) };
    case 'member':
      return member(checker, node, scope);
    case 'conditional-access':
      return conditionalAccess(checker, node, scope);
    case 'call':
      return callOperand(checker, node, scope);
    case 'index':
      return index(checker, node, scope);
    case 'unary':
      return unary(checker, node, scope);
    case 'binary':
      return binary(checker, node, scope);
    case 'conditional':
      return conditional(checker, node, scope);
    case 'checked':
      return checkedOperand(checker, node, scope);
    case 'cast':
      return cast(checker, node, scope);
    case 'as':
      return as(checker, node, scope);
    case 'is':
      return is(checker, node, scope);
    case 'assignment':
      return assignment(checker, node, scope);
    case 'increment':
      return increment(checker, node, scope);
    case 'object-creation':
      return objectCreation(checker, node, scope);
    case 'anonymous-object':
      return anonymousObject(checker, node, scope);
    case 'array-creation':
      return arrayCreation(checker, node, scope);
    case 'tuple':
      return tuple(checker, node, scope);
    case 'lambda':
      return { kind: 'untyped-lambda', node, scope };
    case 'query':
      return checker.operand(translateQuery(node), scope);
    case 'throw-expression':
      return { kind: 'untyped-throw', value: checker.value(node.value, scope) };
    case 'declaration':
      throw new ExpressionError('CS8185', 'A declaration is not allowed in this context.', node);
    case 'receiver':
      throw new Error('The receiver of a conditional access is known to the binder alone.');
  }
}
