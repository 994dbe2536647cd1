import type { TypeTable } from '../types/table.ts';
import { base64FormattingOptions } from './base64-formatting-options.ts';
import { bitConverter } from './bit-converter.ts';
import { boolean } from './boolean.ts';
import { byte } from './byte.ts';
import { convert } from './convert.ts';
import { cultureInfo, iformatProvider } from './culture-info.ts';
import { decimal } from './decimal.ts';
import { double } from './double.ts';
import { enumClass } from './enum.ts';
import { exceptions } from './exception.ts';
import { int16 } from './int16.ts';
import { int32 } from './int32.ts';
import { int64 } from './int64.ts';
import { math } from './math.ts';
import { midpointRounding } from './midpoint-rounding.ts';
import { nullableClass, nullableStruct } from './nullable.ts';
import { numberStyles } from './number-styles.ts';
import { object } from './object.ts';
import { random } from './random.ts';
import { sbyte } from './sbyte.ts';
import { single } from './single.ts';
import { type } from './type.ts';
import { typeCodes } from './type-code.ts';
import { uint16 } from './uint16.ts';
import { uint32 } from './uint32.ts';
import { uint64 } from './uint64.ts';

export const NUMBERS_TYPES: readonly TypeTable[] = [
  object,
  type,
  boolean,
  sbyte,
  byte,
  int16,
  uint16,
  int32,
  uint32,
  int64,
  uint64,
  single,
  double,
  decimal,
  nullableClass,
  nullableStruct,
  enumClass,
  ...exceptions,
  math,
  midpointRounding,
  convert,
  base64FormattingOptions,
  bitConverter,
  random,
  iformatProvider,
  cultureInfo,
  numberStyles,
  typeCodes,
];
