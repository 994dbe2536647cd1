import { defineEnum, type NamedType } from '../types/type.ts';

export const MIDPOINT_ROUNDING: NamedType = defineEnum('System.MidpointRounding', [
  'ToEven',
  'AwayFromZero',
  'ToZero',
  'ToNegativeInfinity',
  'ToPositiveInfinity',
]);

/** The numbers of MidpointRounding's members. */
export const TO_EVEN = 0;
export const AWAY_FROM_ZERO = 1;
export const TO_ZERO = 2;
export const TO_NEGATIVE_INFINITY = 3;
export const TO_POSITIVE_INFINITY = 4;
