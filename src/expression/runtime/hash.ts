import type { Chance } from '../../surroundings.ts';
import { CHAR, DOUBLE, INT64, SINGLE, UINT64 } from '../types/primitives.ts';
import { Boxed } from './boxed.ts';
import { keyOf } from './equality.ts';
import { randomNumber } from './random-number.ts';

/** `GetHashCode()` of a value in object form, an int; null has 0. Equal values have equal hashes, here and in every process. */
export function hashOf(value: unknown, chance: Chance): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'string') return stringHash(value);
  if (typeof value === 'boolean') return Number(value);
  if (value instanceof Boxed) return numberHash(value);
  const key = keyOf(value);
  if (typeof key === 'number') return key | 0;
  if (typeof key === 'bigint') return halves(key);
  return typeof key === 'object' || typeof key === 'function' ? identityHash(key, chance) : hashOf(key, chance);
}

/** FNV-1a over UTF-16 units. .NET's own hash of a string differs from process to process. */
function stringHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}

function numberHash({ type, value }: Boxed): number {
  if (type === INT64 || type === UINT64) return halves(BigInt(value));
  const number = Number(value);
  if (type === CHAR) return number | (number << 16);
  if (type === DOUBLE) return halves(new BigUint64Array(Float64Array.of(number + 0).buffer)[0] ?? 0n);
  return type === SINGLE ? (new Int32Array(Float32Array.of(number + 0).buffer)[0] ?? 0) : number | 0;
}

const halves = (value: bigint): number => Number(BigInt.asIntN(32, value ^ (value >> 32n)));

const HASHES = new WeakMap<WeakKey, number>();

/** Of an object that is equal to nothing but itself. */
function identityHash(key: WeakKey | null, chance: Chance): number {
  if (key === null) return 0;
  const hash = HASHES.get(key) ?? randomNumber(chance, 0x7fff_ffff);
  HASHES.set(key, hash);
  return hash;
}
