import { JARRAY } from '../json/array.ts';
import { JOBJECT } from '../json/object.ts';
import { parseArray, parseJson, parseObject } from '../json/parse.ts';
import { JTOKEN } from '../json/token.ts';
import { byteArray } from '../runtime/bytes.ts';
import { invalidOperation } from '../runtime/exception.ts';
import { displayName } from '../types/display.ts';
import { BYTE, STRING } from '../types/primitives.ts';
import { ArrayType, type Type } from '../types/type.ts';
import { LOAD, parseXml, readElement } from '../xml/read.ts';
import { XDOCUMENT } from '../xml/x-document.ts';
import { XELEMENT } from '../xml/x-element.ts';
import { XNODE } from '../xml/x-node.ts';
import type { MessageBody } from './message-body.ts';

type Reader = (body: MessageBody, preserveContent: boolean) => unknown;

const ofText =
  (read: (text: string) => unknown): Reader =>
  (body, preserveContent) =>
    read(body.text(preserveContent));

const readXElement = ofText(text => readElement(text, LOAD.none));

/** https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#ref-imessagebody */
const READERS: ReadonlyMap<Type, Reader> = new Map<Type, Reader>([
  [STRING, ofText(text => text)],
  [ArrayType.of(BYTE), (body, preserveContent) => byteArray(body.bytes(preserveContent))],
  [JTOKEN, ofText(parseJson)],
  [JOBJECT, ofText(parseObject)],
  [JARRAY, ofText(parseArray)],
  [XNODE, readXElement],
  [XELEMENT, readXElement],
  [XDOCUMENT, ofText(parseXml)],
]);

/** `As<T>`. For a type that a body is never read as, it throws InvalidOperationException when it is called. */
export function bodyAs(type: Type): Reader {
  const reader = READERS.get(type);
  if (reader !== undefined) return reader;
  const known = [...READERS.keys()].map(displayName).join(', ');
  return () => {
    throw invalidOperation(`A body is not read as ${displayName(type)}, but as one of ${known}.`);
  };
}
