import { notNull, notSupported } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { NetObject } from '../runtime/net-object.ts';
import { MATCH, MATCH_COLLECTION } from '../types/regular-expressions.ts';
import { elementOf } from './capture.ts';
import { Group, GroupCollection } from './group.ts';
import { GroupNames } from './group-names.ts';
import type { Found } from './node.ts';
import { type Replacement, replacementText } from './replacement.ts';
import type { Searcher } from './search.ts';

/** A text and the pattern that is sought in it. */
export interface Search {
  readonly searcher: Searcher;
  readonly text: string;
}

/** What was found; without success when nothing was. */
export class Match extends Group {
  override readonly type = MATCH;
  readonly #search: Search | undefined;
  readonly #found: Found;

  constructor(search: Search | undefined, found: Found) {
    super(search?.text ?? '', '0', found[0] ?? null);
    this.#search = search;
    this.#found = found;
  }

  static readonly empty = new Match(undefined, []);

  get groups(): GroupCollection {
    const names = this.#search?.searcher.groups ?? new GroupNames([0], new Map());
    const others = names.numbers.slice(1);
    const groups = others.map((number, index) => this.#group(names.nameOf(number), index + 1));
    return new GroupCollection([this, ...groups], names);
  }

  #group(name: string, place: number): Group {
    return new Group(this.text, name, this.#found[place] ?? null);
  }

  /** After an empty match, the search goes on one char further. */
  nextMatch(meter: Meter): Match {
    if (this.#search === undefined) return this;
    const { isBackward } = this.#search.searcher;
    const end = isBackward ? this.index : this.index + this.length;
    const bump = isBackward ? -1 : 1;
    return findMatch(this.#search, this.length === 0 ? end + bump : end, end, meter);
  }

  /** Throws NotSupportedException for a match without success. */
  result(replacement: string | null): string {
    const pattern = notNull(replacement, 'replacement');
    if (this.#search === undefined) throw notSupported('Result cannot be called on a failed Match.');
    return this.expand(this.#search.searcher.replacement(pattern));
  }

  expand(replacement: Replacement): string {
    return replacementText(replacement, this.text, this.#found);
  }
}

/** A match without success when there is none. */
export function findMatch(search: Search, from: number, origin: number, meter: Meter): Match {
  const found = search.searcher.find(search.text, from, origin, meter);
  if (found === null) return Match.empty;
  meter.grow(MATCH_LENGTH);
  return new Match(search, found);
}

/** A match takes as much memory as a text of about this length. */
const MATCH_LENGTH = 64;

/** All matches, each sought when it is first asked for. */
export class MatchCollection extends NetObject {
  readonly type = MATCH_COLLECTION;
  readonly #known: Match[] = [];
  readonly #next: (previous: Match | undefined) => Match;

  constructor(search: Search, from: number, meter: Meter) {
    super();
    this.#next = previous => previous?.nextMatch(meter) ?? findMatch(search, from, from, meter);
  }

  get count(): number {
    return [...this].length;
  }

  get(index: number): Match {
    return elementOf([...this], index);
  }

  *[Symbol.iterator](): IterableIterator<Match> {
    for (let index = 0; ; index += 1) {
      const match = this.#known[index] ?? this.#next(this.#known[index - 1]);
      if (!match.success) return;
      this.#known[index] = match;
      yield match;
    }
  }
}
