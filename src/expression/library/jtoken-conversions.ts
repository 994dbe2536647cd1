import { castTo } from '../json/cast.ts';
import type { JToken } from '../json/token.ts';
import { TokenType } from '../json/token-type.ts';
import { JValue } from '../json/value.ts';
import { objectForm } from '../runtime/object-form.ts';
import { displayName } from '../types/display.ts';
import {
  BOOLEAN,
  BYTE,
  CHAR,
  DATE_TIME,
  DATE_TIME_OFFSET,
  GUID,
  NUMERIC,
  nullable,
  STRING,
  TIME_SPAN,
} from '../types/primitives.ts';
import { type Implementation, type Members, type Metered, metered } from '../types/table.ts';
import { ArrayType, type Type } from '../types/type.ts';
import { URI } from '../uri/uri.ts';

const VALUES = [BOOLEAN, ...NUMERIC, DATE_TIME, DATE_TIME_OFFSET, TIME_SPAN, GUID] as const;
const SOURCES: readonly Type[] = [...VALUES, ...VALUES.map(nullable), STRING, URI, ArrayType.of(BYTE)];
const TARGETS: readonly Type[] = [...SOURCES, CHAR, nullable(CHAR)];

/** A string that is null stays a String; what else is null becomes a Null. */
const toToken = (type: Type): Implementation =>
  type === STRING
    ? (value: string | null) => new JValue(value, TokenType.String)
    : (value: unknown) => JValue.of(objectForm(value, type));

const fromToken = (type: Type): Metered => {
  const cast = castTo(type);
  if (cast === undefined) throw new Error(`JToken has no conversion to ${displayName(type)}.`);
  return metered(({ surroundings }, token: JToken | null) => cast(token, surroundings.clock));
};

/** Of JToken; from and to all types that JSON knows a value of, and their `T?`. */
export const jtokenConversions: Members = Object.fromEntries([
  ...SOURCES.map(type => [`static implicit operator JToken(${displayName(type)} value)`, toToken(type)]),
  ...TARGETS.map(type => [`static explicit operator ${displayName(type)}(JToken value)`, fromToken(type)]),
]);
