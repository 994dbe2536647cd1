import type { CallNode, Expression, Span } from '../syntax/ast.ts';
import type { Operand } from './operand.ts';

/** The operand, which remembers where that stands in it which must not be null. */
export function placed(operand: Operand, node: Expression): Operand {
  if (operand.kind === 'call' && operand.receiver !== undefined && operand.receiverSpan === undefined) {
    const receiver = receiverOf(node);
    return receiver === undefined ? operand : { ...operand, receiverSpan: spanOf(receiver) };
  }
  if (operand.kind === 'element' && node.kind === 'index') return { ...operand, arraySpan: spanOf(node.target) };
  if (operand.kind === 'invoke' && node.kind === 'call') return { ...operand, targetSpan: spanOf(calledIn(node)) };
  if (operand.kind === 'apply' && operand.isMetered !== true) {
    if (node.kind === 'cast') return { ...operand, operandSpan: spanOf(node.operand) };
    if (node.kind === 'member') return { ...operand, operandSpan: spanOf(node.target) };
  }
  return operand;
}

function receiverOf(node: Expression): Expression | undefined {
  if (node.kind === 'call') return node.target.kind === 'member' ? node.target.target : undefined;
  return node.kind === 'member' || node.kind === 'index' ? node.target : undefined;
}

/** The delegate of `f(1)` and of `f.Invoke(1)`. */
const calledIn = ({ target }: CallNode): Expression =>
  target.kind === 'member' && target.name.text === 'Invoke' ? target.target : target;

const spanOf = ({ start, end }: Span): Span => ({ start, end });
