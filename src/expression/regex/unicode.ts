import { lazily } from '../runtime/lazily.ts';
import { UNICODE_BLOCKS } from './unicode-blocks.ts';

export type CharTest = (code: number) => boolean;

const CATEGORIES = [
  ...['L', 'Lu', 'Ll', 'Lt', 'Lm', 'Lo', 'M', 'Mn', 'Mc', 'Me', 'N', 'Nd', 'Nl', 'No'],
  ...['P', 'Pc', 'Pd', 'Ps', 'Pe', 'Pi', 'Pf', 'Po', 'S', 'Sm', 'Sc', 'Sk', 'So'],
  ...['Z', 'Zs', 'Zl', 'Zp', 'C', 'Cc', 'Cf', 'Cs', 'Co', 'Cn'],
] as const;

const tester =
  (pattern: RegExp): CharTest =>
  code =>
    pattern.test(String.fromCharCode(code));

const tests = lazily(
  (): ReadonlyMap<string, CharTest> =>
    new Map<string, CharTest>([
      ...CATEGORIES.map(name => [name, tester(new RegExp(`\\p{${name}}`, 'u'))] as const),
      ...UNICODE_BLOCKS.map(([name, first, last]) => [name, (code: number) => code >= first && code <= last] as const),
    ]),
);

/** `Lu`, `IsGreek`; undefined for a name that .NET does not know. */
export const categoryTest = (name: string): CharTest | undefined => tests().get(name);

export const isWordChar: CharTest = tester(/[\p{L}\p{Mn}\p{Nd}\p{Pc}]/u);
export const isDigit: CharTest = tester(/\p{Nd}/u);
export const isSpace: CharTest = tester(/[\p{Z}\t-\r\u0085]/u);

/** Whether \b sees part of a word, and whether a group's name may hold it: joiners count. */
export const isBoundaryWordChar: CharTest = code => isWordChar(code) || code === 0x200c || code === 0x200d;

export const isEcmaWordChar: CharTest = tester(/[a-zA-Z_0-9]/);
export const isEcmaDigit: CharTest = tester(/[0-9]/);
export const isEcmaSpace: CharTest = tester(/[ \f\n\r\t\v]/);
