import type { Made, OnceAnswer, OnceQuestion, Sooner } from './questions.ts';

interface Entry {
  made: Made | undefined;
  isBeingMade: boolean;
  /** When somebody was told to make it, with what success ever. */
  askedAt: number;
  waiting: (() => void)[];
}

/** What one makes for all: while it is being made all others wait, and where nothing comes of it the next of them makes it. */
export class Once {
  /** So many are kept; what was asked for first goes first. */
  readonly #most: number;
  readonly #entries = new Map<string, Entry>();

  constructor(most: number) {
    this.#most = most;
  }

  take(question: OnceQuestion): Sooner<OnceAnswer> {
    const { key, after, again, now } = question;
    const entry = this.#entry(key);
    const { made, isBeingMade, askedAt } = entry;
    if (made !== undefined && made.at > after) return { made, isTurn: false };
    if (isBeingMade) return waited(entry).then(() => this.take(question));
    if (made !== undefined && now - askedAt < again) return { made, isTurn: false };
    entry.isBeingMade = true;
    entry.askedAt = now;
    return { made, isTurn: true };
  }

  /** Who had the turn has made it; undefined: could not. */
  settle(key: string, made: Made | undefined): void {
    const entry = this.#entry(key);
    entry.made = made ?? entry.made;
    entry.isBeingMade = false;
    for (const goOn of entry.waiting.splice(0)) goOn();
  }

  #entry(key: string): Entry {
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { made: undefined, isBeingMade: false, askedAt: 0, waiting: [] };
    this.#entries.set(key, entry);
    this.#letGo();
    return entry;
  }

  #letGo(): void {
    if (this.#entries.size <= this.#most) return;
    for (const [key, { isBeingMade }] of this.#entries) {
      if (isBeingMade) continue;
      this.#entries.delete(key);
      return;
    }
  }
}

const waited = (entry: Entry): Promise<void> =>
  new Promise(resolve => {
    entry.waiting.push(resolve);
  });
