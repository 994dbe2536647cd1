import { escapePattern, unescapePattern } from '../regex/escape.ts';
import { matchPart } from '../regex/match-part.ts';
import { OPTIONS } from '../regex/options.ts';
import { Regex } from '../regex/regex.ts';
import { RegexCache } from '../regex/regex-cache.ts';
import { type Evaluator, replace, replaceWith, WHOLE } from '../regex/replace.ts';
import { split } from '../regex/split.ts';
import { checkTimeout } from '../regex/timeout.ts';
import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetArray } from '../runtime/net-array.ts';
import { TimeSpan } from '../time/time-span.ts';
import { INT32, STRING } from '../types/primitives.ts';
import { REGEX } from '../types/regular-expressions.ts';
import { type Generic, generic, members, metered } from '../types/table.ts';

type Text = string | null;

/** A static member, which keeps the patterns that it has compiled. */
const cached = (run: (patterns: RegexCache, meter: Meter, ...values: never[]) => unknown): Generic =>
  generic(() => {
    const patterns = new RegexCache();
    return metered((meter: Meter, ...values: never[]) => run(patterns, meter, ...values));
  });

export const regex = members(REGEX, () => ({
  'new(string pattern)': (pattern: Text) => new Regex(pattern, OPTIONS.None),
  'new(string pattern, RegexOptions options)': (pattern: Text, options: number) => new Regex(pattern, options),
  'new(string pattern, RegexOptions options, TimeSpan matchTimeout)': (
    pattern: Text,
    options: number,
    timeout: TimeSpan,
  ) => {
    checkTimeout(timeout);
    return new Regex(pattern, options);
  },

  'static bool IsMatch(string input, string pattern)': cached((patterns, meter, input: Text, pattern: Text) =>
    patterns.get(pattern, 0).isMatch(input, meter),
  ),
  'static bool IsMatch(string input, string pattern, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number) =>
      patterns.get(pattern, options).isMatch(input, meter),
  ),
  'static bool IsMatch(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number, timeout: TimeSpan) =>
      patterns.get(pattern, options, timeout).isMatch(input, meter),
  ),
  'static Match Match(string input, string pattern)': cached((patterns, meter, input: Text, pattern: Text) =>
    patterns.get(pattern, 0).match(input, meter),
  ),
  'static Match Match(string input, string pattern, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number) =>
      patterns.get(pattern, options).match(input, meter),
  ),
  'static Match Match(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number, timeout: TimeSpan) =>
      patterns.get(pattern, options, timeout).match(input, meter),
  ),
  'static MatchCollection Matches(string input, string pattern)': cached(
    (patterns, meter, input: Text, pattern: Text) => patterns.get(pattern, 0).matches(input, meter),
  ),
  'static MatchCollection Matches(string input, string pattern, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number) =>
      patterns.get(pattern, options).matches(input, meter),
  ),
  'static MatchCollection Matches(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number, timeout: TimeSpan) =>
      patterns.get(pattern, options, timeout).matches(input, meter),
  ),
  'static int Count(string input, string pattern)': cached(
    (patterns, meter, input: Text, pattern: Text) => patterns.get(pattern, 0).matches(input, meter).count,
  ),
  'static int Count(string input, string pattern, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number) =>
      patterns.get(pattern, options).matches(input, meter).count,
  ),
  'static string Replace(string input, string pattern, string replacement)': cached(
    (patterns, meter, input: Text, pattern: Text, by: Text) =>
      replace(patterns.get(pattern, 0), input, by, WHOLE, meter),
  ),
  'static string Replace(string input, string pattern, string replacement, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, by: Text, options: number) =>
      replace(patterns.get(pattern, options), input, by, WHOLE, meter),
  ),
  'static string Replace(string input, string pattern, string replacement, RegexOptions options, TimeSpan matchTimeout)':
    cached((patterns, meter, input: Text, pattern: Text, by: Text, options: number, timeout: TimeSpan) =>
      replace(patterns.get(pattern, options, timeout), input, by, WHOLE, meter),
    ),
  'static string Replace(string input, string pattern, MatchEvaluator evaluator)': cached(
    (patterns, meter, input: Text, pattern: Text, evaluator: Evaluator | null) =>
      replaceWith(patterns.get(pattern, 0), input, evaluator, WHOLE, meter),
  ),
  'static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, evaluator: Evaluator | null, options: number) =>
      replaceWith(patterns.get(pattern, options), input, evaluator, WHOLE, meter),
  ),
  'static string Replace(string input, string pattern, MatchEvaluator evaluator, RegexOptions options, TimeSpan matchTimeout)':
    cached(
      (patterns, meter, input: Text, pattern: Text, evaluator: Evaluator | null, options: number, timeout: TimeSpan) =>
        replaceWith(patterns.get(pattern, options, timeout), input, evaluator, WHOLE, meter),
    ),
  'static string[] Split(string input, string pattern)': cached((patterns, meter, input: Text, pattern: Text) =>
    split(patterns.get(pattern, 0), input, 0, undefined, meter),
  ),
  'static string[] Split(string input, string pattern, RegexOptions options)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number) =>
      split(patterns.get(pattern, options), input, 0, undefined, meter),
  ),
  'static string[] Split(string input, string pattern, RegexOptions options, TimeSpan matchTimeout)': cached(
    (patterns, meter, input: Text, pattern: Text, options: number, timeout: TimeSpan) =>
      split(patterns.get(pattern, options, timeout), input, 0, undefined, meter),
  ),
  'static string Escape(string str)': escapePattern,
  'static string Unescape(string str)': unescapePattern,

  'bool IsMatch(string input)': metered((meter, self: Regex, input: Text) => self.isMatch(input, meter)),
  'bool IsMatch(string input, int startat)': metered((meter, self: Regex, input: Text, startAt: number) =>
    self.isMatch(input, meter, startAt),
  ),
  'Match Match(string input)': metered((meter, self: Regex, input: Text) => self.match(input, meter)),
  'Match Match(string input, int startat)': metered((meter, self: Regex, input: Text, startAt: number) =>
    self.match(input, meter, startAt),
  ),
  'Match Match(string input, int beginning, int length)': metered(
    (meter, self: Regex, input: Text, beginning: number, length: number) =>
      matchPart(self, input, beginning, length, meter),
  ),
  'MatchCollection Matches(string input)': metered((meter, self: Regex, input: Text) => self.matches(input, meter)),
  'MatchCollection Matches(string input, int startat)': metered((meter, self: Regex, input: Text, startAt: number) =>
    self.matches(input, meter, startAt),
  ),
  'int Count(string input)': metered((meter, self: Regex, input: Text) => self.matches(input, meter).count),
  'string Replace(string input, string replacement)': metered((meter, self: Regex, input: Text, by: Text) =>
    replace(self, input, by, WHOLE, meter),
  ),
  'string Replace(string input, string replacement, int count)': metered(
    (meter, self: Regex, input: Text, by: Text, count: number) =>
      replace(self, input, by, { count, startAt: undefined }, meter),
  ),
  'string Replace(string input, string replacement, int count, int startat)': metered(
    (meter, self: Regex, input: Text, by: Text, count: number, startAt: number) =>
      replace(self, input, by, { count, startAt }, meter),
  ),
  'string Replace(string input, MatchEvaluator evaluator)': metered(
    (meter, self: Regex, input: Text, evaluator: Evaluator | null) => replaceWith(self, input, evaluator, WHOLE, meter),
  ),
  'string Replace(string input, MatchEvaluator evaluator, int count)': metered(
    (meter, self: Regex, input: Text, evaluator: Evaluator | null, count: number) =>
      replaceWith(self, input, evaluator, { count, startAt: undefined }, meter),
  ),
  'string Replace(string input, MatchEvaluator evaluator, int count, int startat)': metered(
    (meter, self: Regex, input: Text, evaluator: Evaluator | null, count: number, startAt: number) =>
      replaceWith(self, input, evaluator, { count, startAt }, meter),
  ),
  'string[] Split(string input)': metered((meter, self: Regex, input: Text) => split(self, input, 0, undefined, meter)),
  'string[] Split(string input, int count)': metered((meter, self: Regex, input: Text, count: number) =>
    split(self, input, count, undefined, meter),
  ),
  'string[] Split(string input, int count, int startat)': metered(
    (meter, self: Regex, input: Text, count: number, startAt: number) => split(self, input, count, startAt, meter),
  ),

  'RegexOptions Options': ({ options }: Regex) => options,
  'bool RightToLeft': ({ searcher }: Regex) => searcher.isBackward,
  'TimeSpan MatchTimeout': () => new TimeSpan(-10_000n),
  'static TimeSpan InfiniteMatchTimeout': () => new TimeSpan(-10_000n),
  'string[] GetGroupNames()': ({ searcher: { groups } }: Regex) =>
    new NetArray(
      STRING,
      groups.numbers.map(number => groups.nameOf(number)),
    ),
  'int[] GetGroupNumbers()': ({ searcher: { groups } }: Regex) => new NetArray(INT32, [...groups.numbers]),
  'string GroupNameFromNumber(int i)': ({ searcher: { groups } }: Regex, number: number) =>
    groups.has(number) ? groups.nameOf(number) : '',
  'int GroupNumberFromName(string name)': ({ searcher: { groups } }: Regex, name: Text) =>
    groups.numberOf(notNull(name, 'name')) ?? -1,
}));
