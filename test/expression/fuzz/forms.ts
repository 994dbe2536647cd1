import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { NetArray } from '../../../src/expression/runtime/net-array.ts';
import { NetObject } from '../../../src/expression/runtime/net-object.ts';
import { objectForm } from '../../../src/expression/runtime/object-form.ts';
import { runTimeType } from '../../../src/expression/runtime/run-time-type.ts';
import { displayName } from '../../../src/expression/types/display.ts';
import { isSubtype, nullableOf } from '../../../src/expression/types/hierarchy.ts';
import { OBJECT, SINGLE, VOID } from '../../../src/expression/types/primitives.ts';
import { ArrayType, NamedType, type Type } from '../../../src/expression/types/type.ts';

const RANGES: ReadonlyMap<string, readonly [bigint, bigint]> = new Map([
  ['char', [0n, 65_535n]],
  ['sbyte', [-128n, 127n]],
  ['byte', [0n, 255n]],
  ['short', [-32_768n, 32_767n]],
  ['ushort', [0n, 65_535n]],
  ['int', [-(2n ** 31n), 2n ** 31n - 1n]],
  ['uint', [0n, 2n ** 32n - 1n]],
  ['long', [-(2n ** 63n), 2n ** 63n - 1n]],
  ['ulong', [0n, 2n ** 64n - 1n]],
]);

const MOST_LOOKED_AT = 20;

/** What is wrong with a value in object form of that static type; undefined where it is one of the forms there are. */
export function wrongForm(value: unknown, type: Type): string | undefined {
  if (type === VOID) return value === undefined ? undefined : `void is ${typeof value}`;
  if (value === null || typeof value === 'function') return undefined;
  if (!isForm(value)) return `${displayName(type)} is a JavaScript ${Object.prototype.toString.call(value)}`;
  const own = runTimeType(value);
  if (!isSubtype(own, nullableOf(type) ?? type)) return `${displayName(type)} is ${displayName(own)}`;
  return value instanceof Boxed ? wrongNumber(value) : wrongItem(value);
}

const isForm = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  value instanceof NetObject ||
  value instanceof NetException;

function wrongNumber({ type, value }: Boxed): string | undefined {
  const name = displayName(type);
  const range = RANGES.get(name);
  const isLong = name === 'long' || name === 'ulong';
  const kind = typeof value;
  if ((kind === 'bigint') !== isLong) return `${name} is a JavaScript ${kind}`;
  if (type === SINGLE && !Object.is(Math.fround(Number(value)), value)) return `float ${value} is too exact`;
  if (range === undefined) return undefined;
  const [least, most] = range;
  const isWhole = kind === 'bigint' || (Number.isInteger(value) && !Object.is(value, -0));
  return isWhole && BigInt(value) >= least && BigInt(value) <= most ? undefined : `${name} ${value} is out of range`;
}

function wrongItem(value: unknown): string | undefined {
  if (!(value instanceof NetArray)) return undefined;
  const { element } = value.type;
  return value.items
    .slice(0, MOST_LOOKED_AT)
    .map(item => wrongForm(objectForm(item, element), isOpen(element) ? OBJECT : element))
    .find(wrong => wrong !== undefined);
}

const isOpen = (type: Type): boolean => !(type instanceof NamedType || type instanceof ArrayType);
