import * as v from 'valibot';
import type { Kind } from '../value.ts';

/** The longest that a timer of Node can wait. */
const MAX_MILLISECONDS = 2 ** 31 - 1;

const wholeNumber = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, `must be a whole number from 0 to ${max}.`),
    v.transform(Number),
    v.maxValue(max, `must be a whole number from 0 to ${max}.`),
  );

const seconds = v.pipe(
  wholeNumber(Math.floor(MAX_MILLISECONDS / 1000)),
  v.transform(value => value * 1000),
);
const milliseconds = wholeNumber(MAX_MILLISECONDS);

/** Both answer milliseconds. */
export const SECONDS: Kind<typeof seconds> = { type: 'int', schema: seconds };
export const MILLISECONDS: Kind<typeof milliseconds> = { type: 'int', schema: milliseconds };
