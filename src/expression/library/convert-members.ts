import { convert } from '../convert/convert.ts';
import { fromRadix, toRadix } from '../numbers/radix.ts';
import { notNull } from '../runtime/exception.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { displayName } from '../types/display.ts';
import {
  BOOLEAN,
  BYTE,
  CHAR,
  DATE_TIME,
  INT16,
  INT32,
  INT64,
  INTEGERS,
  NUMERIC,
  OBJECT,
  STRING,
} from '../types/primitives.ts';
import { type Members, metered } from '../types/table.ts';
import type { NamedType } from '../types/type.ts';

/** Each has its `ToXxx`, which takes all of them, some only in order to throw: `ToBoolean(char)`. */
const TYPES: readonly NamedType[] = [BOOLEAN, CHAR, ...NUMERIC, DATE_TIME];

/** Alone of all, it does not take a text that is null. */
const charOf = metered(({ surroundings }, value: string | null) =>
  convert(notNull(value, 'value'), CHAR, surroundings.clock),
);

const targetMembers = (target: NamedType): Members => {
  const start = `static ${displayName(target)} To${target.definition.name}`;
  const fromObject = metered(({ surroundings }, value: unknown) => convert(value, target, surroundings.clock));
  return Object.fromEntries([
    ...[
      { source: OBJECT, from: fromObject },
      { source: STRING, from: target === CHAR ? charOf : fromObject },
    ].flatMap(({ source, from }) => [
      [`${start}(${displayName(source)} value)`, from],
      [`${start}(${displayName(source)} value, IFormatProvider provider)`, from],
    ]),
    ...TYPES.map(source => [
      `${start}(${displayName(source)} value)`,
      metered(({ surroundings }, value: unknown) => convert(objectForm(value, source), target, surroundings.clock)),
    ]),
  ]);
};

const radixMembers = (type: NamedType): Members => ({
  [`static ${displayName(type)} To${type.definition.name}(string value, int fromBase)`]: (
    text: string | null,
    radix: number,
  ) => fromRadix(text, radix, type),
});

const textMembers = (source: NamedType): Members => {
  const text = (value: unknown) => textOf(objectForm(value, source));
  return {
    [`static string ToString(${displayName(source)} value)`]: text,
    [`static string ToString(${displayName(source)} value, IFormatProvider provider)`]: text,
  };
};

const radixText = (source: NamedType): Members => ({
  [`static string ToString(${displayName(source)} value, int toBase)`]: (value: number | bigint, radix: number) =>
    toRadix(value, radix, source),
});

/** All `Convert.ToXxx`. */
export const convertMembers: Members = Object.assign(
  {},
  ...TYPES.map(targetMembers),
  ...INTEGERS.map(radixMembers),
  ...[OBJECT, ...TYPES].map(textMembers),
  ...[BYTE, INT16, INT32, INT64].map(radixText),
);
