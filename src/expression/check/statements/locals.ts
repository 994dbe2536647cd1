import { ExpressionError } from '../../expression-error.ts';
import type { Declarator, LocalNode } from '../../syntax/ast.ts';
import { NULL, VOID } from '../../types/primitives.ts';
import { ArrayType, type Type } from '../../types/type.ts';
import { assign, type Bound, type BoundStatement, isConstant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { describe } from '../describe.ts';
import { isValue } from '../operand.ts';
import type { Scope } from '../scope.ts';
import { isVar } from '../type-names.ts';

/** `readOnly`: why the locals may not be assigned to. */
export function local(checker: Checker, node: LocalNode, scope: Scope, readOnly?: string): BoundStatement {
  refuseSeveral(node);
  const statements = node.declarators.flatMap((each): BoundStatement[] => {
    const value = declare(checker, node, each, scope, readOnly);
    return value === undefined ? [] : [{ kind: 'expression', value }];
  });
  const [only, another] = statements;
  return only !== undefined && another === undefined ? only : { kind: 'block', locals: [], statements };
}

function refuseSeveral(node: LocalNode): void {
  const [, another] = node.declarators;
  if (isVar(node.type) && another !== undefined)
    throw new ExpressionError('CS0819', 'Implicitly-typed variables cannot have multiple declarators', another.name);
}

function declare(
  checker: Checker,
  node: LocalNode,
  { name, value, ...span }: Declarator,
  scope: Scope,
  readOnly: string | undefined,
): Bound | undefined {
  if (isVar(node.type) && checker.library.find('var', 0).length === 0)
    return declareVar(checker, { name, value, ...span }, scope, readOnly);
  const type = checker.type(node.type);
  const bind = () => (value === undefined ? undefined : checker.converted(typedArray(node, value), type, scope));
  if (node.isConstant) return declareConstant(type, bind(), name, scope);
  const declared = scope.declare({ name: name.text, type, ...(readOnly === undefined ? {} : { readOnly }) }, name);
  const bound = bind();
  return bound === undefined ? undefined : assign(declared, bound);
}

/** `int[] a = { 1, 2 }` */
function typedArray({ type }: LocalNode, value: NonNullable<Declarator['value']>): NonNullable<Declarator['value']> {
  if (value.kind !== 'array-creation' || value.rank > 0) return value;
  if (type.kind === 'array-type') return { ...value, element: type.element, rank: type.rank };
  throw new ExpressionError(
    'CS0622',
    'Can only use array initializer expressions to assign to array types. Try using a new expression instead.',
    value,
  );
}

function declareVar(
  checker: Checker,
  { name, value, ...span }: Declarator,
  scope: Scope,
  readOnly: string | undefined,
): Bound {
  if (value === undefined) throw new ExpressionError('CS0818', 'Implicitly-typed variables must be initialized', span);
  if (value.kind === 'array-creation' && value.rank === 0)
    throw new ExpressionError(
      'CS0820',
      'Cannot initialize an implicitly-typed variable with an array initializer',
      value,
    );
  const operand = checker.operand(value, scope);
  if (!isValue(operand) || operand.type === NULL || operand.type === VOID)
    throw new ExpressionError(
      'CS0815',
      `Cannot assign ${isValue(operand) && operand.type === NULL ? '<null>' : describe(operand)} to an implicitly-typed variable`,
      name,
    );
  return assign(
    scope.declare({ name: name.text, type: operand.type, ...(readOnly === undefined ? {} : { readOnly }) }, name),
    operand,
  );
}

function declareConstant(type: Type, value: Bound | undefined, name: Declarator['name'], scope: Scope): undefined {
  if (value === undefined) throw new ExpressionError('CS0145', 'A const field requires a value to be provided', name);
  if (!isConstant(value) || type instanceof ArrayType)
    throw new ExpressionError('CS0133', `The expression being assigned to '${name.text}' must be constant`, name);
  scope.declare({ name: name.text, type, constant: { value: value.value } }, name);
  return undefined;
}
