import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { argumentException, argumentOutOfRange, badArgument, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';

/** The bytes that `write` puts down, lowest first. */
export function written(size: number, write: (bytes: Buffer) => void): NetArray {
  const bytes = Buffer.alloc(size);
  write(bytes);
  return byteArray(bytes);
}

/** The `size` bytes from `start` on. Throws ArgumentException where the array is too short. */
export function bytesAt(array: NetArray | null, start: number, size: number): Buffer {
  const { items } = notNull(array, 'value');
  if (start < 0 || start >= items.length) throw badStart();
  if (start > items.length - size) throw tooShort();
  return bytesOf(notNull(array, 'value')).subarray(start, start + size);
}

const badStart = (): Error =>
  argumentOutOfRange(
    'startIndex',
    'Index was out of range. Must be non-negative and less than the size of the collection.',
  );

const tooShort = (): Error =>
  argumentException(
    'The array starting from the specified index is not long enough to read a value of the specified type.',
    'value',
  );

/** `AA-BB-CC` */
export function dashedHex(array: NetArray | null, start: number, length: number): string {
  const value = notNull(array, 'value');
  const count = value.items.length;
  if (start < 0 || (start >= count && start > 0)) throw badStart();
  if (length < 0) throw badArgument('length', `length ('${length}') must be a non-negative value.`, length);
  if (start > count - length) throw tooShort();
  const hex = bytesOf(value)
    .subarray(start, start + length)
    .toString('hex')
    .toUpperCase();
  return hex.match(/../g)?.join('-') ?? '';
}

/** From `start` to the end. */
export const dashedHexFrom = (array: NetArray | null, start: number): string =>
  dashedHex(array, start, notNull(array, 'value').items.length - start);
