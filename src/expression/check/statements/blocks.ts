import type { BlockNode, LocalFunctionNode, StatementNode } from '../../syntax/ast.ts';
import { displayName } from '../../types/display.ts';
import type { BoundLocalFunction, BoundStatement } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { bindLocalFunction } from '../lambdas.ts';
import { functionParameters, functionType } from '../local-functions.ts';
import type { Returns } from '../returns.ts';
import type { Local, Scope } from '../scope.ts';
import { bindStatement } from './index.ts';

/** Statements in a scope of their own. */
export function block(checker: Checker, { statements }: BlockNode, scope: Scope, returns: Returns): BoundStatement {
  const own = scope.nested();
  const bound = statementsIn(checker, statements, own, returns);
  return { kind: 'block', locals: own.locals, statements: bound };
}

/** Local functions can be called before the place where they stand. */
export function statementsIn(
  checker: Checker,
  statements: readonly StatementNode[],
  scope: Scope,
  returns: Returns,
): readonly BoundStatement[] {
  scope.announce(
    statements.flatMap(each => (each.kind === 'local' ? each.declarators.map(({ name }) => name.text) : [])),
  );
  const functions = statements.filter(each => each.kind === 'local-function');
  const declared = functions.map((node): [LocalFunctionNode, Local] => [node, declareFunction(checker, node, scope)]);
  const bound = statements.flatMap(each =>
    each.kind === 'local-function' ? [] : [bindStatement(checker, each, scope, returns)],
  );
  if (declared.length === 0) return bound;
  for (const [, { function: called }] of declared) for (const { optional } of called?.parameters ?? []) optional?.();
  const made = declared.map(
    ([node, local]): BoundLocalFunction => ({
      local,
      function: bindLocalFunction(checker, node, local.function?.text, scope).function,
    }),
  );
  return [{ kind: 'functions', functions: made }, ...bound];
}

function declareFunction(checker: Checker, node: LocalFunctionNode, scope: Scope): Local {
  const { name, parameters } = node;
  const text = `${name.text}(${parameters.map(({ type }) => displayName(checker.type(type))).join(', ')})`;
  const called = { name: name.text, text, parameters: functionParameters(checker, node, scope) };
  const type = functionType(checker, node);
  return scope.declare({ name: name.text, type, isAssigned: true, readOnly: 'method group', function: called }, name);
}
