import { ExpressionError } from '../expression-error.ts';
import { elementCell } from '../runtime/cell.ts';
import type { Span } from '../syntax/ast.ts';
import type { Type } from '../types/type.ts';
import { apply, type Bound, type OutArgument, type ReadLocal } from './bound.ts';
import type { Argument, Operand, OutDeclaration } from './operand.ts';

/** The variable that the call sets; it is declared now where the argument declares it. */
export function outArgument({ operand, by, span }: Argument, type: Type): Bound | OutArgument {
  if (operand.kind === 'out-declaration') return { kind: 'out', local: declared(operand, type), read: undefined };
  if (operand.kind === 'element') return apply(operand.type, [operand.array, ...operand.indexes], elementCell);
  if (operand.kind !== 'local') throw noVariable(operand, span);
  refuseReadOnly(operand, span);
  operand.local.isShared = true;
  return { kind: 'out', local: operand.local, read: by === 'ref' ? operand : undefined };
}

const noVariable = (operand: Operand, span: Span): ExpressionError =>
  operand.kind === 'call' && (operand.member.kind === 'property' || operand.member.kind === 'indexer')
    ? new ExpressionError(
        'CS0206',
        'A non ref-returning property or indexer may not be used as an out or ref value',
        span,
      )
    : new ExpressionError('CS1510', 'A ref or out value must be an assignable variable', span);

function refuseReadOnly({ local: { name, readOnly } }: ReadLocal, span: Span): void {
  if (readOnly !== undefined)
    throw new ExpressionError(
      'CS1657',
      `Cannot use '${name}' as a ref or out value because it is a '${readOnly}'`,
      span,
    );
}

/** Whether the argument may go to a parameter of that type: what is passed by reference is not converted. */
export const isOfType = ({ operand }: Argument, type: Type): boolean =>
  operand.kind === 'out-declaration'
    ? operand.type === undefined || operand.type === type
    : 'type' in operand && operand.type === type;

function declared({ type, name, scope }: OutDeclaration, parameter: Type) {
  const local =
    name === undefined
      ? scope.function.temporary(type ?? parameter)
      : scope.declare({ name: name.text, type: type ?? parameter }, name.span);
  local.isShared = true;
  return local;
}
