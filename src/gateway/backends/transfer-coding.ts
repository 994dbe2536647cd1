import { headerValues, type RawHeaders } from '../../http/headers.ts';

/**
 * The value of Transfer-Encoding, where it tells of more than chunks: then a body is not what its bytes seem. A backend may
 * use what the request's TE allows and chunked (RFC 9112, section 7.4), and no TE is ever sent, so there is no other coding
 * to take off. Chunks are read only where they are the last coding, and there is no more than one layer of them (sections
 * 6.1 and 6.3). `identity`, which RFC 2616 had, does nothing.
 */
export function foreignCoding(headers: RawHeaders): string | undefined {
  const values = headerValues(headers, 'transfer-encoding');
  if (values.length === 0) return undefined;
  const whole = values.join(', ');
  const codings = whole.split(',').map(coding => coding.trim().toLowerCase());
  const telling = codings.filter(coding => coding !== '');
  const others = telling.filter(coding => coding !== 'identity');
  const isPlain = others.length === 0 || (others.length === 1 && telling.at(-1) === 'chunked');
  return isPlain ? undefined : whole;
}
