import { byteArray } from '../runtime/bytes.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { displayName } from '../types/display.ts';
import { BYTE, STRING } from '../types/primitives.ts';
import { ArrayType, type Type } from '../types/type.ts';
import type { MessageBody } from './message-body.ts';

type Reader = (body: MessageBody, preserveContent: boolean) => unknown;

/** How a body's text is read as a type of a part of the library. */
export type BodyReaders = readonly (readonly [type: Type, read: (text: string) => unknown])[];

const ofText =
  (read: (text: string) => unknown): Reader =>
  (body, preserveContent) =>
    read(body.text(preserveContent));

const BYTES: readonly [Type, Reader] = [
  ArrayType.of(BYTE),
  (body, preserveContent) => byteArray(body.bytes(preserveContent)),
];

const READ_AS = 'string, byte[], JToken, JObject, JArray, XNode, XElement, XDocument';

/**
 * `As<T>`. For a type that a body is never read as, it throws InvalidOperationException when it is called.
 * https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-imessagebody
 */
export function bodyAs(readers: BodyReaders): (type: Type) => Reader {
  const texts = [[STRING, (text: string): unknown => text] as const, ...readers];
  const known = new Map<Type, Reader>([...texts.map(([type, read]) => [type, ofText(read)] as const), BYTES]);
  return type => known.get(type) ?? unreadable(type);
}

const unreadable =
  (type: Type): Reader =>
  () => {
    throw invalidOperation(`A body is not read as ${displayName(type)}, but as one of ${READ_AS}.`);
  };
