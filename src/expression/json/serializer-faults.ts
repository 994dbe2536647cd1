import { JSON_SERIALIZATION_EXCEPTION, NetException } from '../runtime/exception.ts';
import { withPlace } from './deserialize-texts.ts';
import type { TypedReader } from './reader/typed-reader.ts';

/** A JsonSerializationException that says where the reader stands. */
export const failure = (reader: TypedReader, text: string, inner: NetException | null): NetException =>
  new NetException(JSON_SERIALIZATION_EXCEPTION, withPlace(text, reader.place), inner);

export const unexpectedEnd = (reader: TypedReader, doing: string): NetException =>
  failure(reader, `Unexpected end when ${doing}.`, null);

/** To the next token, which has to be there. */
export function advance(reader: TypedReader): void {
  if (!reader.read()) throw unexpectedEnd(reader, 'reading JSON');
}
