import { objectsOf } from '../runtime/element-type.ts';
import { NetObject } from '../runtime/net-object.ts';
import { JToken } from './token.ts';
import { JValue } from './value.ts';
import { isBytes } from './value-type.ts';

/** What an IEnumerable gives, in object form; undefined for other values, for a token, and for bytes. */
export function manyOf(content: unknown): Iterable<unknown> | undefined {
  const isMany = content instanceof NetObject && Symbol.iterator in content;
  return !isMany || content instanceof JToken || isBytes(content) ? undefined : objectsOf(content);
}

export const tokenOf = (content: unknown): JToken => (content instanceof JToken ? content : JValue.of(content));
