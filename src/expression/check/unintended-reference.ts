import type { BinaryNode, Expression } from '../syntax/ast.ts';
import { displayName, KEYWORDS } from '../types/display.ts';
import { isReferenceType } from '../types/hierarchy.ts';
import { OBJECT, STRING } from '../types/primitives.ts';
import { type Bound, isConstant } from './bound.ts';
import type { Checker, Warning } from './checker.ts';
import { findMembers } from './members.ts';

/**
 * `object == string` compares references, which is seldom meant.
 * https://learn.microsoft.com/dotnet/csharp/misc/cs0252, cs0253
 */
export function unintendedReference(
  checker: Checker,
  node: BinaryNode,
  left: Bound,
  right: Bound,
): Warning | undefined {
  if (isBareObject(left, node.left) && hasEquality(checker, right)) return warning('CS0252', 'left', right, node);
  if (isBareObject(right, node.right) && hasEquality(checker, left)) return warning('CS0253', 'right', left, node);
  return undefined;
}

const warning = (code: string, side: string, { type }: Bound, { start, end }: BinaryNode): Warning => ({
  code,
  message: `Possible unintended reference comparison; to get a value comparison, cast the ${side} hand side to type '${displayName(type)}'`,
  start,
  end,
});

/** Who writes `(object)x == y` means it. */
const isBareObject = ({ type }: Bound, node: Expression): boolean => type === OBJECT && !isCastToObject(node);

const isCastToObject = (node: Expression): boolean =>
  node.kind === 'cast' && node.type.kind === 'named-type' && KEYWORDS.get(node.type.name) === OBJECT;

const hasEquality = (checker: Checker, bound: Bound): boolean => {
  const { type } = bound;
  if (isConstant(bound) && bound.value === null) return false;
  return type === STRING || (isReferenceType(type) && findMembers(checker.library, type, 'op_==').length > 0);
};
