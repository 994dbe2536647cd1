import type { Clock } from '../../surroundings.ts';
import { argumentException, type NetException } from '../runtime/exception.ts';
import type { Type } from '../types/type.ts';
import { CAST_RULES, type CastRule } from './cast-rules.ts';
import { TokenType, tokenTypeName } from './token-type.ts';

/** Of a JValue. */
interface Scalar {
  readonly tokenType: number;
  readonly value: unknown;
}

/** What the conversion that JToken declares to that type makes of it; undefined where it declares none. */
export function castScalar(scalar: Scalar, type: Type, clock: Clock): unknown {
  const rule = CAST_RULES.get(type);
  if (rule === undefined) return undefined;
  return rule.nullGivesNull ? scalarOrNull(scalar, rule, clock) : rule.convert(scalarValue(scalar, rule, false), clock);
}

export function scalarOrNull(scalar: Scalar, rule: CastRule, clock: Clock): unknown {
  const value = scalarValue(scalar, rule, true);
  return value === null ? null : rule.convert(value, clock);
}

export function scalarValue({ tokenType, value }: Scalar, { from, name }: CastRule, allowsNull: boolean): unknown {
  const isNull = tokenType === TokenType.Null || tokenType === TokenType.Undefined;
  if (!(from.has(tokenType) || (allowsNull && isNull))) throw cannotConvert(tokenType, name);
  return value;
}

export const cannotConvert = (tokenType: number, name: string): NetException =>
  argumentException(`Can not convert ${tokenTypeName(tokenType)} to ${name}.`);
