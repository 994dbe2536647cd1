import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { formatException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';

export const toHex = (array: NetArray | null): string =>
  bytesOf(notNull(array, 'inArray')).toString('hex').toUpperCase();

/** Throws FormatException. */
export function fromHex(text: string | null): NetArray {
  const digits = notNull(text, 's');
  if (digits.length % 2 !== 0)
    throw formatException('The input is not a valid hex string as its length is not a multiple of 2.');
  if (/[^0-9a-fA-F]/.test(digits))
    throw formatException('The input is not a valid hex string as it contains a non-hex character.');
  return byteArray(Buffer.from(digits, 'hex'));
}
