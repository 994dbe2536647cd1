import { byteArray, bytesOf } from '../runtime/bytes.ts';
import { argumentOutOfRange, badArgument, formatException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { defineFlags } from '../types/type.ts';

export const BASE64_FORMATTING_OPTIONS = defineFlags('System.Base64FormattingOptions', {
  None: 0,
  InsertLineBreaks: 1,
});

const LINE_LENGTH = 76;

/** `options` is a member of Base64FormattingOptions. */
export function toBase64(array: NetArray | null, options: number): string {
  const text = bytesOf(notNull(array, 'inArray')).toString('base64');
  return options === 0 ? text : (text.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g'))?.join('\r\n') ?? '');
}

export function toBase64Part(array: NetArray | null, offset: number, length: number, options: number): string {
  return toBase64(part(array, offset, length), options);
}

/** `length` bytes from `offset` on. */
export function part(array: NetArray | null, offset: number, length: number): NetArray {
  const bytes = notNull(array, 'inArray');
  if (length < 0)
    throw argumentOutOfRange(
      'length',
      'Index was out of range. Must be non-negative and less than the size of the collection.',
    );
  const most = bytes.items.length - length;
  if (offset < 0) throw badArgument('offset', `offset ('${offset}') must be a non-negative value.`, offset);
  if (offset > most)
    throw badArgument('offset', `offset ('${offset}') must be less than or equal to '${most}'.`, offset);
  return byteArray(bytesOf(bytes).subarray(offset, offset + length));
}

/** Spaces, tabs and line breaks may stand anywhere. Throws FormatException. */
export function fromBase64(text: string | null): NetArray {
  const digits = notNull(text, 's').replace(/[ \t\r\n]+/g, '');
  if (digits.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(digits))
    throw formatException(
      'The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an illegal character among the padding characters.',
    );
  return byteArray(Buffer.from(digits, 'base64'));
}
