import { argumentException, argumentNull } from '../runtime/exception.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { STRING } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { BYTES, CAST_RULES, type CastRule } from './cast-rules.ts';
import { JProperty } from './property.ts';
import type { JToken } from './token.ts';
import { TokenType, tokenTypeName } from './token-type.ts';
import { JValue } from './value.ts';

/** The conversion that JToken declares to that type, or to its `T?`; undefined where it has none. */
export function castTo(type: Type): ((token: JToken | null) => unknown) | undefined {
  const inner = nullableOf(type);
  const rule = CAST_RULES.get(inner ?? type);
  if (rule === undefined) return undefined;
  if (type === STRING)
    return token => (token instanceof JValue && typeof token.raw === 'string' ? token.raw : orNull(token, rule));
  if (inner !== undefined || rule.nullGivesNull) return token => orNull(token, rule);
  if (type === BYTES) return token => (token === null ? null : rule.convert(valueFor(token, rule, false)));
  return token => {
    if (token === null) throw argumentNull('value');
    return rule.convert(valueFor(token, rule, false));
  };
}

function orNull(token: JToken | null, rule: CastRule): unknown {
  const value = token === null ? null : valueFor(token, rule, true);
  return value === null ? null : rule.convert(value);
}

function valueFor(token: JToken, { from, name }: CastRule, allowsNull: boolean): unknown {
  const inner = token instanceof JProperty ? token.value : token;
  const { tokenType } = inner;
  const isNull = tokenType === TokenType.Null || tokenType === TokenType.Undefined;
  if (!(inner instanceof JValue) || !(from.has(tokenType) || (allowsNull && isNull)))
    throw argumentException(`Can not convert ${tokenTypeName(tokenType)} to ${name}.`);
  return inner.value;
}
