import { byteArray, bytesAt as partAt } from '../runtime/bytes.ts';
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
  return partAt(items, start, size);
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
  return dashed(partAt(value.items, start, length).toString('hex').toUpperCase());
}

const CHUNK = 8192;

/** In chunks, lest there be a text for each byte at once. */
function dashed(hex: string): string {
  const chunks: string[] = [];
  for (let at = 0; at < hex.length; at += CHUNK)
    chunks.push(
      hex
        .slice(at, at + CHUNK)
        .match(/../g)
        ?.join('-') ?? '',
    );
  return chunks.join('-');
}

/** From `start` to the end. */
export const dashedHexFrom = (array: NetArray | null, start: number): string =>
  dashedHex(array, start, notNull(array, 'value').items.length - start);
