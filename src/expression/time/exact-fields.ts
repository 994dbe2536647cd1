import { DAY_NAMES, MONTH_NAMES, shortName } from './names.ts';
import { TICKS_PER_HOUR, TICKS_PER_MINUTE } from './ticks.ts';

/** What a text has given so far for a custom format. */
export class ExactFields {
  readonly #values = new Map<string, number>();
  offset: bigint | undefined;
  isUtc = false;

  get(name: string): number | undefined {
    return this.#values.get(name);
  }

  /** False where the text says something else of the same. */
  set(name: string, value: number): boolean {
    const known = this.#values.get(name);
    this.#values.set(name, value);
    return known === undefined || known === value;
  }
}

/** Reads the text at a place for one letter of a format; answers how many characters it took, undefined where it does not fit. */
export type Reader = (text: string, at: number, count: number, fields: ExactFields) => number | undefined;

function digits(text: string, at: number, least: number, most: number): string | undefined {
  let end = at;
  while (end < at + most && text.charAt(end) >= '0' && text.charAt(end) <= '9') end += 1;
  return end - at < least ? undefined : text.slice(at, end);
}

const oneOrTwo =
  (name: string): Reader =>
  (text, at, count, fields) => {
    const found = digits(text, at, Math.min(count, 2), 2);
    return found !== undefined && fields.set(name, Number(found)) ? found.length : undefined;
  };

/** One or two letters are a number, three a short name, four the whole one. */
const numberOrName =
  (number: string, name: string, names: readonly string[]): Reader =>
  (text, at, count, fields) => {
    if (count < 3) return oneOrTwo(number)(text, at, count, fields);
    const words = count === 3 ? names.map(shortName) : names;
    const index = words.findIndex(word => text.slice(at, at + word.length).toUpperCase() === word.toUpperCase());
    return index !== -1 && fields.set(name, index + (name === 'month' ? 1 : 0)) ? words[index]?.length : undefined;
  };

const year: Reader = (text, at, count, fields) => {
  const found = digits(text, at, count === 1 ? 1 : count, count <= 2 ? 2 : Math.max(count, 4));
  if (found === undefined) return undefined;
  return fields.set(count <= 2 ? 'year of century' : 'year', Number(found)) ? found.length : undefined;
};

const fraction =
  (isOptional: boolean): Reader =>
  (text, at, count, fields) => {
    const found = digits(text, at, isOptional ? 0 : count, count);
    if (found === undefined || count > 7) return undefined;
    return fields.set('fraction', Number(found.padEnd(7, '0'))) ? found.length : undefined;
  };

const half: Reader = (text, at, count, fields) => {
  const found = text.slice(at, at + Math.min(count, 2)).toUpperCase();
  if (!['A', 'P', 'AM', 'PM'].includes(found)) return undefined;
  return fields.set('half', found.startsWith('A') ? 0 : 1) ? found.length : undefined;
};

const OFFSET = /^([+-])(\d{1,2})(?::?(\d{2}))?/;
const SHORT_OFFSET = /^([+-])(\d{1,2})/;

const offset: Reader = (text, at, count, fields) => {
  const found = (count < 3 ? SHORT_OFFSET : OFFSET).exec(text.slice(at, at + 6));
  if (found === null || Number(found[3] ?? 0) > 59 || fields.offset !== undefined) return undefined;
  const length = BigInt(found[2] ?? 0) * TICKS_PER_HOUR + BigInt(found[3] ?? 0) * TICKS_PER_MINUTE;
  fields.offset = found[1] === '-' ? -length : length;
  return found[0].length;
};

const utc: Reader = (text, at, _count, fields) => {
  const found = /^(?:GMT|Z)/i.exec(text.slice(at, at + 3));
  if (found === null || fields.offset !== undefined) return undefined;
  fields.offset = 0n;
  fields.isUtc = true;
  return found[0].length;
};

const zone: Reader = (text, at, _count, fields) =>
  utc(text, at, 1, fields) ?? offset(text, at, 3, fields) ?? (/[+-]/.test(text.charAt(at)) ? undefined : 0);

/** By the letter of a custom format. */
export const READERS: ReadonlyMap<string, Reader> = new Map([
  ['d', numberOrName('day', 'dayOfWeek', DAY_NAMES)],
  ['f', fraction(false)],
  ['F', fraction(true)],
  ['g', (text, at) => (/^a\.d\./i.test(text.slice(at, at + 4)) ? 4 : undefined)],
  ['h', oneOrTwo('hour of half')],
  ['H', oneOrTwo('hour')],
  ['K', zone],
  ['m', oneOrTwo('minute')],
  ['M', numberOrName('month', 'month', MONTH_NAMES)],
  ['s', oneOrTwo('second')],
  ['t', half],
  ['y', year],
  ['z', offset],
  ['Z', utc],
]);
