import { OPTIONS } from '../../regex/options.ts';
import { Regex } from '../../regex/regex.ts';
import { TokenType } from '../token-type.ts';
import type { JValue } from '../value.ts';
import type { Search } from './filter.ts';

/** `=~`; the pattern stands between slashes, with its options behind. */
export function regexMatch(): (value: JValue, pattern: JValue, search: Search) => boolean {
  const known = new Map<string, Regex>();
  return (value, { raw: pattern, tokenType }, { meter }) => {
    if (value.tokenType !== TokenType.String || tokenType !== TokenType.String) return false;
    if (typeof value.raw !== 'string' || typeof pattern !== 'string') return false;
    const regex = known.get(pattern) ?? regexOf(pattern);
    known.set(pattern, regex);
    return regex.isMatch(value.raw, meter);
  };
}

function regexOf(text: string): Regex {
  const end = text.lastIndexOf('/');
  return new Regex(text.slice(1, end), optionsOf(text.slice(end + 1)));
}

const OPTION_OF: ReadonlyMap<string, number> = new Map([
  ['i', OPTIONS.IgnoreCase],
  ['m', OPTIONS.Multiline],
  ['s', OPTIONS.Singleline],
  ['x', OPTIONS.ExplicitCapture],
]);

const optionsOf = (letters: string): number =>
  [...letters].reduce((options, letter) => options | (OPTION_OF.get(letter) ?? 0), 0);
