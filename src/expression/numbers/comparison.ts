import { DECIMAL } from '../types/primitives.ts';
import type { NamedType } from '../types/type.ts';
import type { Decimal } from './decimal.ts';

export type ComparisonOperator = '==' | '!=' | '<' | '<=' | '>' | '>=';

type Comparison = (a: never, b: never) => boolean;

const PLAIN: Readonly<Record<ComparisonOperator, Comparison>> = {
  '==': (a: unknown, b: unknown) => a === b,
  '!=': (a: unknown, b: unknown) => a !== b,
  '<': (a: number | bigint, b: number | bigint) => a < b,
  '<=': (a: number | bigint, b: number | bigint) => a <= b,
  '>': (a: number | bigint, b: number | bigint) => a > b,
  '>=': (a: number | bigint, b: number | bigint) => a >= b,
};

const OF_DECIMALS: Readonly<Record<ComparisonOperator, Comparison>> = {
  '==': (a: Decimal, b: Decimal) => a.compareTo(b) === 0,
  '!=': (a: Decimal, b: Decimal) => a.compareTo(b) !== 0,
  '<': (a: Decimal, b: Decimal) => a.compareTo(b) < 0,
  '<=': (a: Decimal, b: Decimal) => a.compareTo(b) <= 0,
  '>': (a: Decimal, b: Decimal) => a.compareTo(b) > 0,
  '>=': (a: Decimal, b: Decimal) => a.compareTo(b) >= 0,
};

/** What a comparing operator does with two numbers, chars or enums of one type. */
export const comparison = (type: NamedType, operator: ComparisonOperator): Comparison =>
  (type === DECIMAL ? OF_DECIMALS : PLAIN)[operator];
