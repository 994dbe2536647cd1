import { NetArray } from '../../runtime/net-array.ts';
import { BYTE } from '../../types/primitives.ts';
import { changeType } from '../change-type.ts';
import type { JsonReader } from './json-reader.ts';
import type { TypedReader } from './typed-reader.ts';

/** What stands in the array of numbers that has been opened. */
export function readByteArray(reader: TypedReader): NetArray {
  const bytes: unknown[] = [];
  while (reader.read()) {
    if (reader.token === 'EndArray') return new NetArray(BYTE, bytes);
    if (reader.token === 'Integer') bytes.push(changeType(reader.value, BYTE, reader.clock));
    else if (reader.token !== 'Comment') throw reader.fault(`Unexpected token when reading bytes: ${reader.token}.`);
  }
  throw reader.fault('Unexpected end when reading bytes.');
}

/** An object can stand for bytes only with the names of .NET's types in it, which nothing writes. */
export function refuseWrappedBytes(reader: JsonReader): Error {
  return reader.read()
    ? reader.fault('Error reading bytes. Unexpected token: StartObject.')
    : reader.fault('Unexpected end when reading JSON.');
}
