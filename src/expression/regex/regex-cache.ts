import type { TimeSpan } from '../time/time-span.ts';
import { Regex } from './regex.ts';
import { checkTimeout } from './timeout.ts';

const CAPACITY = 16;

/** Patterns that one place of an expression has used, so that the same pattern is compiled once. */
export class RegexCache {
  readonly #known = new Map<string, Regex>();

  /** Throws RegexParseException, and ArgumentOutOfRangeException for a time-out that is none. */
  get(pattern: string | null, options: number, timeout?: TimeSpan): Regex {
    if (timeout !== undefined) checkTimeout(timeout);
    const key = `${options} ${pattern}`;
    const known = pattern === null ? undefined : this.#known.get(key);
    return known ?? this.#add(key, new Regex(pattern, options));
  }

  #add(key: string, regex: Regex): Regex {
    const oldest = this.#known.keys().next();
    if (this.#known.size >= CAPACITY && oldest.value !== undefined) this.#known.delete(oldest.value);
    this.#known.set(key, regex);
    return regex;
  }
}
