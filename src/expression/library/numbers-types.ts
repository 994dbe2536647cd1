import { BASE64_FORMATTING_OPTIONS } from '../numbers/base64.ts';
import { MIDPOINT_ROUNDING } from '../numbers/midpoint-rounding.ts';
import { NUMBER_STYLES } from '../numbers/number-styles.ts';
import { TYPE_CODE } from '../numbers/type-code.ts';
import { enumeration, type TypeTable } from '../types/table.ts';
import { bitConverter } from './bit-converter.ts';
import { boolean } from './boolean.ts';
import { convert } from './convert.ts';
import { cultureInfo, iformatProvider } from './culture-info.ts';
import { decimal } from './decimal.ts';
import { enumClass } from './enum.ts';
import { exceptions } from './exception.ts';
import { math } from './math.ts';
import { nullableClass, nullableStruct } from './nullable.ts';
import { NUMERIC_STRUCTS } from './numeric-structs.ts';
import { object } from './object.ts';
import { random } from './random.ts';
import { type } from './type.ts';

export const NUMBERS_TYPES: readonly TypeTable[] = [
  object,
  type,
  boolean,
  ...NUMERIC_STRUCTS,
  decimal,
  nullableClass,
  nullableStruct,
  enumClass,
  ...exceptions,
  math,
  convert,
  bitConverter,
  random,
  iformatProvider,
  cultureInfo,
  ...[MIDPOINT_ROUNDING, BASE64_FORMATTING_OPTIONS, NUMBER_STYLES, TYPE_CODE].map(enumeration),
];
