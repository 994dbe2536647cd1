import { InvalidArgumentError, Option } from 'commander';
import { normalOrigin } from '../http/origins.ts';

/** `true`, `false`, `$true`, `$false`; anything else is refused, so that a misplaced id is never taken for true. */
export function booleanValue(text: string): boolean {
  const match = /^\$?(true|false)$/i.exec(text);
  if (match === null) throw new InvalidArgumentError('It is a Boolean: write true or false, or nothing for true.');
  return match[1]?.toLowerCase() === 'true';
}

/** An option that means true alone; undefined where it is not given. */
export const booleanOption = (name: string, description: string): Option =>
  new Option(`--${name} [bool]`, description).preset('true').argParser(booleanValue);

export const repeated = (value: string, earlier: readonly string[] | undefined): string[] => [
  ...(earlier ?? []),
  value,
];

export function once(value: string, earlier: string | undefined): string {
  if (earlier !== undefined) throw new InvalidArgumentError('It can be given only once.');
  return value;
}

export type Pair = readonly [name: string, value: string];

/** `name=value`; undefined where it is not of that form. */
export function namedValue(text: string): Pair | undefined {
  const at = text.indexOf('=');
  return at < 1 ? undefined : [text.slice(0, at), text.slice(at + 1)];
}

/** RFC 9110, section 5.6.2: what a method or the name of a header is made of. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** `Name: value`, as curl has it; undefined where it is not of that form. */
export function headerLine(text: string): Pair | undefined {
  const [, name, value] = /^([^:]+):\s*(.*)$/s.exec(text) ?? [];
  return name === undefined || value === undefined ? undefined : [name, value];
}

/** `Name=value` or `Name: value`; undefined where it is of neither form. */
export const headerPair = (text: string): Pair | undefined =>
  /^[^:=]+:/.test(text) ? headerLine(text) : namedValue(text);

/** An absolute http or https URL. */
export function url(text: string): URL {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError('It is a URL, such as https://contoso.azure-api.net/orders/1.');
  return new URL(text);
}

/** What keeps it from being a header; undefined where it is one. The value may be a secret, and so may what stands where the name should. */
export function wrongHeader([name, value]: Pair): string | undefined {
  if (!TOKEN.test(name)) return "the name of a header has none but letters, digits and any of !#$%&'*+.^_`|~-";
  if (HEADER_VALUE.test(value)) return undefined;
  return `the value of '${name}' must not contain line breaks, other control characters or Unicode`;
}

export function method(text: string): string {
  if (!TOKEN.test(text)) throw new InvalidArgumentError('It is an HTTP method, such as GET.');
  return text.toUpperCase();
}

/** What follows a URL: empty, or from a slash on. A query alone follows the path that the URL has. */
export function pathBelow(text: string): string {
  if (/[^\x21\x22\x24-\x7e]/.test(text))
    throw new InvalidArgumentError(
      'It is a path, such as /items/1?expand=all; blanks and non-ASCII letters are percent-encoded.',
    );
  return text === '' || /^[/?]/.test(text) ? text : `/${text}`;
}

/** Seconds on the command line, milliseconds inside. */
export function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0) || value > 86_400)
    throw new InvalidArgumentError('It is a number of seconds, such as 30.');
  return Math.round(value * 1000);
}

/** `sentence` refuses any other text. */
function wholeNumber(text: string, least: number, most: number, sentence: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new InvalidArgumentError(sentence);
  return value;
}

export const count = (text: string): number =>
  wholeNumber(text, 1, 1_000_000_000, 'It is a whole number from 1 to 1000000000, such as 1000000.');

/** Of bytes or characters. HTTP.sys takes no head above 16 MiB either, and each caller may fill its own. */
export const size = (text: string): number =>
  wholeNumber(text, 1, 16_777_216, 'It is a whole number from 1 to 16777216, such as 65536.');

export const connections = (text: string): number =>
  wholeNumber(text, 1, 65_535, 'It is a number of connections: 1 to 65535.');

export const port = (text: string): number =>
  wholeNumber(text, 0, 65_535, 'It is a port: 0 to 65535, 0 for any free one.');

/** More would be a slip of the pen. */
const MAX_WORKERS = 64;

export const workers = (text: string): number =>
  wholeNumber(text, 1, MAX_WORKERS, `It is a number of processes: 1 to ${MAX_WORKERS}.`);

/** Of web pages, each as browsers send it. */
export function origins(text: string, earlier: readonly string[] | undefined): string[] {
  const origin = normalOrigin(text);
  if (origin === undefined)
    throw new InvalidArgumentError(
      'It is the origin of a web page, such as https://app.contoso.com or http://dev.test:3000.',
    );
  return repeated(origin, earlier);
}

/** For what an unset variable of a script would silently turn into something else. */
export function notEmpty(text: string): string {
  if (text === '') throw new InvalidArgumentError('It must not be empty.');
  return text;
}

/** The word as it is written where it is known; PowerShell's own have capitals: `Published`. */
export function inTheirCase(words: readonly string[], typed: string): string {
  const known = words.find(word => word.toLowerCase() === typed.toLowerCase());
  if (known === undefined) throw new InvalidArgumentError(`Allowed choices are ${words.join(', ')}.`);
  return known;
}

export function amount(text: string): number {
  return wholeNumber(text, 0, 2_147_483_647, 'It is a whole number, such as 10.');
}

/** A time as ISO 8601 has it, or a date, which begins at midnight, UTC. */
export function moment(text: string): string {
  const isTime = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?$/.test(text);
  const zoned = /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = new Date(zoned);
  if (!isTime || Number.isNaN(time.getTime()))
    throw new InvalidArgumentError('It is a date, such as 2027-01-31, or a time, such as 2027-01-31T12:00:00Z.');
  return time.toISOString();
}
