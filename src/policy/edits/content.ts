import type { TextDecoder as Decoder } from 'node:util';
import { charsetOf, contentOf, Undecodable } from '../../http/content-coding.ts';
import type { RawHeaders } from '../../http/headers.ts';
import { PolicyError } from '../policy-error.ts';
import type { Message } from './message.ts';

/**
 * The bytes of a body that was read before the step, decompressed; undefined where there is none, or an expression has read it
 * without keeping it. Throws PolicyError.
 */
export function bodyContent({ body, headers }: Message, element: string): Buffer | undefined {
  if (body?.bytes === undefined || body.isConsumed || body.bytes.length === 0) return undefined;
  try {
    return contentOf(body.bytes, headers);
  } catch (cause) {
    if (!(cause instanceof Undecodable)) throw cause;
    throw unreadable(element, cause.message, cause);
  }
}

/** The text of such a body in the charset that Content-Type names, without a byte order mark. Throws PolicyError. */
export function bodyText(message: Message, element: string): string | undefined {
  const bytes = bodyContent(message, element);
  return bytes === undefined ? undefined : decoderFor(charsetOf(message.headers) ?? 'utf-8', element).decode(bytes);
}

function decoderFor(charset: string, element: string): Decoder {
  try {
    return new TextDecoder(charset);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw unreadable(element, `The body is in the charset '${charset}', which there is not.`, cause);
  }
}

/** A body is not what a policy makes something else of. */
export const unreadable = (source: string, message: string, cause: unknown): PolicyError =>
  new PolicyError({ source, reason: 'MessageBodyInvalid', message, responseIsSet: false, cause });

/** How the bytes of a body are written, as far as Node has it. */
export function encodingOf(headers: RawHeaders): BufferEncoding {
  const charset = charsetOf(headers)?.toLowerCase();
  if (charset === 'iso-8859-1' || charset === 'windows-1252') return 'latin1';
  return charset === 'utf-16' || charset === 'utf-16le' ? 'utf16le' : 'utf8';
}
