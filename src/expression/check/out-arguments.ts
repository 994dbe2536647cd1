import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import type { Type } from '../types/type.ts';
import type { OutArgument } from './bound.ts';
import type { Operand, OutDeclaration } from './operand.ts';

/** The variable that the call fills; it is declared now where the argument declares it. */
export function outArgument(operand: Operand | OutDeclaration, type: Type, span: Span): OutArgument {
  if (operand.kind === 'out-declaration') return { kind: 'out', local: declared(operand, type) };
  if (operand.kind !== 'local')
    throw new ExpressionError('CS1510', 'A ref or out value must be an assignable variable', span);
  operand.local.isShared = true;
  return { kind: 'out', local: operand.local };
}

function declared({ type, name, scope }: OutDeclaration, parameter: Type) {
  const local =
    name === undefined
      ? scope.function.temporary(type ?? parameter)
      : scope.declare({ name: name.text, type: type ?? parameter }, name.span);
  local.isShared = true;
  return local;
}
