import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { REGEX } from '../types/regular-expressions.ts';
import { findMatch, type Match, MatchCollection } from './match.ts';
import { hasOption, OPTIONS } from './options.ts';
import { Searcher } from './search.ts';

const ALL_OPTIONS = Object.values(OPTIONS).reduce<number>((all, option) => all | option, 0);
const ECMA_OPTIONS =
  OPTIONS.ECMAScript | OPTIONS.IgnoreCase | OPTIONS.Multiline | OPTIONS.Compiled | OPTIONS.CultureInvariant;

/** A pattern. The places where searches begin are from the left, also when the search goes to the left. */
export class Regex extends NetObject {
  readonly type = REGEX;
  readonly pattern: string;
  readonly options: number;
  readonly searcher: Searcher;

  /** Throws RegexParseException. */
  constructor(pattern: string | null, options: number) {
    super();
    this.pattern = notNull(pattern, 'pattern');
    this.options = checked(options);
    this.searcher = new Searcher(this.pattern, options);
  }

  isMatch(input: string | null, meter: Meter, startAt?: number): boolean {
    return this.match(input, meter, startAt).success;
  }

  match(input: string | null, meter: Meter, startAt?: number): Match {
    const text = notNull(input, 'input');
    const from = this.start(text, startAt);
    return findMatch({ searcher: this.searcher, text }, from, from, meter);
  }

  matches(input: string | null, meter: Meter, startAt?: number): MatchCollection {
    const text = notNull(input, 'input');
    return new MatchCollection({ searcher: this.searcher, text }, this.start(text, startAt), meter);
  }

  /** Throws ArgumentOutOfRangeException for a place outside of the text. */
  start(text: string, startAt: number | undefined): number {
    if (startAt === undefined) return this.searcher.isBackward ? text.length : 0;
    if (startAt < 0 || startAt > text.length)
      throw argumentOutOfRange('startat', 'Start index cannot be less than 0 or greater than input length.');
    return startAt;
  }

  override toText(): string {
    return this.pattern;
  }
}

function checked(options: number): number {
  const isEcma = hasOption(options, 'ECMAScript');
  if (options < 0 || (options & ~ALL_OPTIONS) !== 0 || (isEcma && (options & ~ECMA_OPTIONS) !== 0))
    throw argumentOutOfRange('options', 'Specified argument was out of the range of valid values.');
  return options;
}
