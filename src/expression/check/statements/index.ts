import type { StatementNode } from '../../syntax/ast.ts';
import { BOOLEAN } from '../../types/primitives.ts';
import type { BoundStatement } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { refuseValue } from '../lambdas.ts';
import { type Returns, returned } from '../returns.ts';
import type { Scope } from '../scope.ts';
import { foreachStatement } from './foreach.ts';
import { local } from './locals.ts';
import { doLoop, forLoop, whileLoop } from './loops.ts';
import { switchStatement } from './switch.ts';
import { throwStatement, tryStatement, usingStatement } from './try.ts';

/** Binds a statement that stands in that scope: what it declares is seen by those after it. */
export function bindStatement(checker: Checker, node: StatementNode, scope: Scope, returns: Returns): BoundStatement {
  switch (node.kind) {
    case 'block':
      return checker.block(node, scope, returns);
    case 'checked-statement':
      return checker.block(node.block, scope.checked(node.isChecked), returns);
    case 'empty':
    case 'local-function':
      return { kind: 'block', locals: [], statements: [] };
    case 'local':
      return local(checker, node, scope);
    case 'expression-statement':
      refuseValue(node.expression);
      return { kind: 'expression', value: checker.value(node.expression, scope) };
    case 'if':
      return {
        kind: 'if',
        condition: checker.converted(node.condition, BOOLEAN, scope),
        whenTrue: checker.embedded(node.whenTrue, scope, returns),
        otherwise: node.otherwise === undefined ? undefined : checker.embedded(node.otherwise, scope, returns),
      };
    case 'switch':
      return switchStatement(checker, node, scope, returns);
    case 'for':
      return forLoop(checker, node, scope, returns);
    case 'foreach':
      return foreachStatement(checker, node, scope, returns);
    case 'while':
      return whileLoop(checker, node, scope, returns);
    case 'do':
      return doLoop(checker, node, scope, returns);
    case 'break':
    case 'continue':
      return { kind: node.kind, span: node };
    case 'return':
      return { kind: 'return', found: returned(checker, node, returns, scope), span: node };
    case 'throw':
      return throwStatement(checker, node, scope);
    case 'try':
      return tryStatement(checker, node, scope, returns);
    case 'using':
      return usingStatement(checker, node, scope, returns);
  }
}
