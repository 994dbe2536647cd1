import { BYTE, CHAR, INT16, INT32, INT64, SBYTE, UINT16, UINT32, UINT64 } from './primitives.ts';
import type { NamedType } from './type.ts';

/** An integer type as a machine sees it; char is one. */
export interface IntegerShape {
  readonly bits: 8 | 16 | 32 | 64;
  readonly isSigned: boolean;
  readonly smallest: bigint;
  readonly largest: bigint;
}

const shape = (bits: IntegerShape['bits'], isSigned: boolean): IntegerShape => {
  const values = 2n ** BigInt(isSigned ? bits - 1 : bits);
  return { bits, isSigned, smallest: isSigned ? -values : 0n, largest: values - 1n };
};

const SHAPES: ReadonlyMap<NamedType, IntegerShape> = new Map([
  [SBYTE, shape(8, true)],
  [BYTE, shape(8, false)],
  [INT16, shape(16, true)],
  [UINT16, shape(16, false)],
  [CHAR, shape(16, false)],
  [INT32, shape(32, true)],
  [UINT32, shape(32, false)],
  [INT64, shape(64, true)],
  [UINT64, shape(64, false)],
]);

/** Of an integer type, char or enum; undefined of others. */
export const integerShape = (type: NamedType): IntegerShape | undefined => SHAPES.get(underlying(type));

/** The type whose numbers a type has: int for an enum, the type itself for others. */
export const underlying = (type: NamedType): NamedType => (type.kind === 'enum' ? INT32 : type);

/** Whether its values are bigints at run time. */
export const isWide = (type: NamedType): boolean => type === INT64 || type === UINT64;
