import { nullReference } from '../runtime/exception.ts';
import type { TypedReader } from './reader/typed-reader.ts';
import { advance, failure } from './serializer-faults.ts';

/**
 * Names at an object's start that tell Newtonsoft.Json of it, and are no members: `$type`, `$id`; `$ref` stands for an object that
 * was read before, of which there is none. https://www.newtonsoft.com/json/help/html/PreserveObjectReferences.htm
 */
export const mayBeMetadata = (json: string): boolean => /^\s*\{\s*["']?\$/.test(json);

/** Moves past them; false where the object is only a reference, which is null. */
export function hasValue(reader: TypedReader): boolean {
  for (;;) {
    if (reader.token !== 'PropertyName') return true;
    if (reader.value === '$ref') {
      if (isReference(reader)) return false;
    } else if (reader.value === '$type' || reader.value === '$id') skipMember(reader, reader.value);
    else return true;
  }
}

function skipMember(reader: TypedReader, name: '$type' | '$id'): void {
  advance(reader);
  if (name === '$type' && reader.value === null) throw nullReference();
  advance(reader);
}

function isReference(reader: TypedReader): boolean {
  advance(reader);
  const { token } = reader;
  if (token !== 'String' && token !== 'Null')
    throw failure(reader, 'JSON reference $ref property must have a string or null value.', null);
  advance(reader);
  if (token === 'String' && reader.token === 'PropertyName')
    throw failure(
      reader,
      'Additional content found in JSON reference object. A JSON reference object should only have a $ref property.',
      null,
    );
  return token === 'String';
}
