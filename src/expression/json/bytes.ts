import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { formatException } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { textOf } from '../runtime/text-of.ts';

export const base64Text = (bytes: NetArray): string => bytesOf(bytes).toString('base64');

/** `Convert.FromBase64String`: white space does not count. Throws FormatException. */
export function base64Array(value: unknown): NetArray {
  const text = textOf(value).replace(/[ \t\r\n]/g, '');
  if (text.length % 4 !== 0 || !/^[A-Za-z\d+/]*={0,2}$/.test(text))
    throw formatException(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  return byteArray(Buffer.from(text, 'base64'));
}
