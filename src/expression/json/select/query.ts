import type { JToken } from '../token.ts';
import { JValue } from '../value.ts';
import { evaluate, type Filter, forEach, type Search } from './filter.ts';
import { regexMatch } from './query-regex.ts';
import { equalsStrictly, equalsWithText } from './query-values.ts';

export type Condition = (token: JToken, search: Search) => boolean;

/** A path from the token in question, a path from the root, or a value. */
export type Side = readonly Filter[] | JValue;

/** `[?(…)]`: the children for which the condition holds. */
export const query = (condition: Condition): Filter =>
  forEach((token, search) => token.children.filter(child => condition(child, search)));

/** `..[?(…)]` */
export const queryScan = (condition: Condition): Filter =>
  forEach(function* find(token, search) {
    for (const each of withDescendants(token)) if (condition(each, search)) yield each;
  });

function* withDescendants(token: JToken): Generator<JToken> {
  yield token;
  for (const child of token.children) yield* withDescendants(child);
}

export const exists =
  (side: Side): Condition =>
  (token, search) => {
    for (const _ of found(side, token, search)) return true;
    return false;
  };

export const every =
  (conditions: readonly Condition[]): Condition =>
  (token, search) =>
    conditions.every(condition => condition(token, search));

export const some =
  (conditions: readonly Condition[]): Condition =>
  (token, search) =>
    conditions.some(condition => condition(token, search));

function found(side: Side, token: JToken, search: Search): Iterable<JToken> {
  return side instanceof JValue ? [side] : evaluate(side, token, { ...search, errorWhenNoMatch: false });
}

type Comparison = (left: JValue, right: JValue, search: Search) => boolean;

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['===', equalsStrictly],
  ['==', equalsWithText],
  ['!==', (left, right) => !equalsStrictly(left, right)],
  ['!=', (left, right) => !equalsWithText(left, right)],
  ['<>', (left, right) => !equalsWithText(left, right)],
  ['<=', (left, right) => left.compareTo(right) <= 0],
  ['<', (left, right) => left.compareTo(right) < 0],
  ['>=', (left, right) => left.compareTo(right) >= 0],
  ['>', (left, right) => left.compareTo(right) > 0],
]);

/** In the order in which they must be tried. */
export const OPERATORS: readonly string[] = ['=~', ...COMPARISONS.keys()];

/** Whether any of what stands on the left compares so to any of what stands on the right. */
export function compares(operator: string, left: Side, right: Side): Condition {
  const comparison = COMPARISONS.get(operator) ?? regexMatch();
  const isNot = operator === '!=' || operator === '<>';
  return (token, search) => {
    const rights = [...found(right, token, search)];
    for (const one of found(left, token, search))
      if (rights.some(other => pairCompares(one, other, isNot, (a, b) => comparison(a, b, search)))) return true;
    return false;
  };
}

function pairCompares(one: JToken, other: JToken, isNot: boolean, compare: (a: JValue, b: JValue) => boolean): boolean {
  if (!(one instanceof JValue && other instanceof JValue)) return isNot;
  return compare(one, other);
}
