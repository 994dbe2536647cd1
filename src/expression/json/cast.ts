import type { Clock } from '../../surroundings.ts';
import { argumentNull } from '../runtime/exception.ts';
import { nullableOf } from '../types/hierarchy.ts';
import { STRING } from '../types/primitives.ts';
import type { Type } from '../types/type.ts';
import { BYTES, CAST_RULES, type CastRule } from './cast-rules.ts';
import { cannotConvert, scalarOrNull, scalarValue } from './cast-scalar.ts';
import { JProperty } from './property.ts';
import type { JToken } from './token.ts';
import { JValue } from './value.ts';

/** Some texts are a time of today. */
export type Cast = (token: JToken | null, clock: Clock) => unknown;

/** The conversion that JToken declares to that type, or to its `T?`; undefined where it has none. */
export function castTo(type: Type): Cast | undefined {
  const inner = nullableOf(type);
  const rule = CAST_RULES.get(inner ?? type);
  if (rule === undefined) return undefined;
  if (type === STRING)
    return (token, clock) =>
      token instanceof JValue && typeof token.raw === 'string' ? token.raw : orNull(token, rule, clock);
  if (inner !== undefined || rule.nullGivesNull) return (token, clock) => orNull(token, rule, clock);
  if (type === BYTES) return (token, clock) => (token === null ? null : rule.convert(valueFor(token, rule), clock));
  return (token, clock) => {
    if (token === null) throw argumentNull('value');
    return rule.convert(valueFor(token, rule), clock);
  };
}

function orNull(token: JToken | null, rule: CastRule, clock: Clock): unknown {
  return token === null ? null : scalarOrNull(scalarOf(token, rule), rule, clock);
}

const valueFor = (token: JToken, rule: CastRule): unknown => scalarValue(scalarOf(token, rule), rule, false);

function scalarOf(token: JToken, { name }: CastRule): JValue {
  const inner = token instanceof JProperty ? token.value : token;
  if (!(inner instanceof JValue)) throw cannotConvert(inner.tokenType, name);
  return inner;
}
