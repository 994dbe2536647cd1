import { syntaxError } from './syntax-error.ts';

const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const CODED = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|x([\da-fA-F]{1,4}))/y;

export interface Escape {
  readonly value: string;
  readonly end: number;
}

/** The escape sequence whose backslash stands at `start`; throws an ExpressionError. */
export function readEscape(text: string, start: number): Escape {
  const simple = SIMPLE.get(text.charAt(start + 1));
  if (simple !== undefined) return { value: simple, end: start + 2 };
  CODED.lastIndex = start;
  const match = CODED.exec(text);
  const code = Number.parseInt(match?.[1] ?? match?.[2] ?? match?.[3] ?? '', 16);
  if (Number.isNaN(code) || code > 0x10ffff)
    throw syntaxError('CS1009', { start, end: Math.min(start + 2, text.length) });
  return { value: String.fromCodePoint(code), end: CODED.lastIndex };
}
