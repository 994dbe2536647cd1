import { displayName, qualifiedName } from '../types/display.ts';
import { isValue, type Operand, type OutDeclaration } from './operand.ts';

/** What the C# compiler calls an operand in a message: its type, or what it is. */
export function describe(operand: Operand | OutDeclaration): string {
  switch (operand.kind) {
    case 'untyped-lambda':
      return 'lambda expression';
    case 'untyped-default':
      return 'default';
    case 'untyped-throw':
      return '<throw expression>';
    case 'untyped-tuple':
      return `(${operand.operands.map(describe).join(', ')})`;
    case 'methods':
      return 'method group';
    case 'type':
      return displayName(operand.of);
    case 'namespace':
      return operand.name;
    case 'dynamic-member':
      return 'dynamic';
    case 'out-declaration':
      return 'out var';
    default:
      return displayName(operand.type);
  }
}

/** The same where a conversion is refused: types with their namespaces. */
export const describeFully = (operand: Operand | OutDeclaration): string =>
  isValue(operand) ? qualifiedName(operand.type) : describe(operand);
