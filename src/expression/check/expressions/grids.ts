import { defaultValue } from '../../collections/default-value.ts';
import { ExpressionError } from '../../expression-error.ts';
import { Grid } from '../../runtime/grid.ts';
import type { Meter } from '../../runtime/meter.ts';
import type { ArrayCreationNode, Expression, Span } from '../../syntax/ast.ts';
import { GridType, type Type } from '../../types/type.ts';
import { apply, type Bound } from '../bound.ts';
import type { Checker } from '../checker.ts';
import type { Scope } from '../scope.ts';
import { arrayLength, commonType, makeRoom, refuseOtherLength } from './array-parts.ts';

/** An array of several dimensions: `new int[2, 3]`, `new[,] { { 1, 2 }, { 3, 4 } }`. */
export function gridCreation(checker: Checker, node: ArrayCreationNode, scope: Scope): Bound {
  if (node.elements === undefined) return emptyGrid(checker, node, scope);
  const { lengths, items } = shapeOf(node.elements, node.rank, node);
  for (const [index, stated] of node.lengths.entries()) refuseOtherLength(checker, stated, lengths[index] ?? 0, scope);
  const operands = items.map(item => checker.operand(item, scope));
  const element = node.element === undefined ? commonType(checker, operands, node) : checker.type(node.element);
  const values = operands.map((operand, index) => checker.convert(operand, element, items[index] ?? node));
  return apply(GridType.of(element, node.rank), values, (...all: unknown[]) => new Grid(element, lengths, all));
}

function emptyGrid(checker: Checker, node: ArrayCreationNode, scope: Scope): Bound {
  if (node.element === undefined || node.lengths.length === 0)
    throw new ExpressionError('CS1586', 'Array creation must have array size or array initializer', node);
  const element = checker.type(node.element);
  const counts = node.lengths.map(length => arrayLength(checker, length, scope));
  const make = (meter: Meter, ...lengths: number[]): Grid => zeros(meter, element, lengths);
  return { kind: 'apply', type: GridType.of(element, node.rank), operands: counts, apply: make, isMetered: true };
}

function zeros(meter: Meter, element: Type, lengths: readonly number[]): Grid {
  const count = lengths.reduce((product, length) => product * length, 1);
  makeRoom(meter, Math.min(count, ...lengths));
  makeRoom(meter, count);
  return new Grid(element, lengths, new Array<unknown>(count).fill(defaultValue(element)));
}

interface Shape {
  readonly lengths: readonly number[];
  /** Row by row. */
  readonly items: readonly Expression[];
}

/** Braces in braces, as deep as there are dimensions and all of one length. */
function shapeOf(elements: readonly Expression[], rank: number, span: Span): Shape {
  if (rank === 1) return { lengths: [elements.length], items: elements };
  const rows = elements.map(element => shapeOf(bracesOf(element), rank - 1, element));
  const [first = emptyShape(rank - 1)] = rows;
  for (const [index, row] of rows.entries())
    for (const [dimension, length] of row.lengths.entries())
      if (length !== first.lengths[dimension])
        throw otherLength(first.lengths[dimension] ?? 0, elements[index] ?? span);
  return { lengths: [elements.length, ...first.lengths], items: rows.flatMap(({ items }) => items) };
}

const emptyShape = (rank: number): Shape => ({ lengths: new Array<number>(rank).fill(0), items: [] });

const otherLength = (length: number, span: Span): ExpressionError =>
  new ExpressionError('CS0847', `An array initializer of length '${length}' is expected`, span);

function bracesOf(element: Expression): readonly Expression[] {
  if (element.kind === 'array-creation' && element.rank === 0) return element.elements ?? [];
  throw new ExpressionError('CS0846', 'A nested array initializer is expected', element);
}
