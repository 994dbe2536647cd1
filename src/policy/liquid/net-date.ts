import { formatDateTime, parseUtcDateTime } from '../../expression/value.ts';
import type { Clock } from '../../surroundings.ts';

type DateTime = NonNullable<ReturnType<typeof parseUtcDateTime>>;

/** A point in time in a template: written as .NET writes one in the invariant culture. */
export class NetDate {
  readonly #value: DateTime;

  constructor(value: DateTime) {
    this.#value = value;
  }

  toString(): string {
    return formatDateTime(this.#value, 'G');
  }

  /** By a format of .NET, such as `yyyyMMdd`. */
  format(format: string): string {
    return formatDateTime(this.#value, format);
  }
}

/** Undefined for what is no date. */
export function dateOf(clock: Clock, text: string): NetDate | undefined {
  const value = parseUtcDateTime(clock, text);
  return value === null ? undefined : new NetDate(value);
}

/** What Newtonsoft.Json takes for a date. */
const LOOKS_LIKE_ONE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:?\d\d)?$/;

export const dateInJson = (clock: Clock, text: string): NetDate | undefined =>
  LOOKS_LIKE_ONE.test(text) ? dateOf(clock, text) : undefined;
