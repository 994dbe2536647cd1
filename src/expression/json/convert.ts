import type { Clock } from '../../surroundings.ts';
import { argumentException, notNull } from '../runtime/exception.ts';
import type { Type } from '../types/type.ts';
import { JArray } from './array.ts';
import { castTo } from './cast.ts';
import { deserialize } from './deserialize.ts';
import { JObject } from './object.ts';
import { serializeTo } from './serialize.ts';
import { TextSink } from './text-sink.ts';
import { JToken } from './token.ts';
import { TokenSink } from './token-sink.ts';
import { tokenTypeName } from './token-type.ts';

/** `JsonConvert.SerializeObject` of a value in object form. */
export function serialize(value: unknown, indented: boolean): string {
  if (value instanceof JToken) return value.print(indented);
  const sink = new TextSink(indented);
  serializeTo(sink, value);
  return sink.text;
}

/** `JToken.FromObject` of a value in object form. Throws ArgumentException for what is no JSON. */
export function fromObject(value: unknown): JToken {
  const sink = new TokenSink();
  serializeTo(sink, notNull(value, 'o'));
  return sink.result;
}

export function objectFrom(value: unknown): JObject {
  const token = fromObject(value);
  if (!(token instanceof JObject)) throw wrongShape(token, 'JObject');
  return token;
}

export function arrayFrom(value: unknown): JArray {
  const token = fromObject(value);
  if (!(token instanceof JArray)) throw wrongShape(token, 'JArray');
  return token;
}

const wrongShape = (token: JToken, wanted: string): Error =>
  argumentException(`Object serialized to ${tokenTypeName(token.tokenType)}. ${wanted} instance expected.`);

/** `JToken.ToObject`; gives the value as that type has it. */
export const converter = (type: Type): ((token: JToken, clock: Clock) => unknown) =>
  castTo(type) ?? ((token, clock) => deserialize(token, type, clock));
