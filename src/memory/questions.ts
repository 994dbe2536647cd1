/*
 * What may be asked of what outlives a configuration. All of it is plain data, so that it can be asked in another process; times
 * are in milliseconds, `now` is that of the asking clock.
 */

/** May so many more be counted in a sliding window? If so they are. */
export interface RateQuestion {
  readonly key: string;
  readonly limit: number;
  readonly period: number;
  readonly count: number;
  readonly now: number;
}

export interface RateAnswer {
  readonly allowed: boolean;
  /** What is counted now. */
  readonly used: number;
  /** Until it would be allowed; 0 where it is. */
  readonly wait: number;
}

/** May so many more be counted in a fixed window? If so they are, and the bytes too. */
export interface QuotaQuestion {
  readonly key: string;
  readonly calls: number;
  readonly bytes: number;
  /** 0: there is one window, without an end. */
  readonly period: number;
  /** When a window began. */
  readonly start: number;
  readonly count: number;
  readonly now: number;
}

export interface QuotaAnswer {
  /** Undefined: it is allowed. */
  readonly exceeded: 'calls' | 'bytes' | undefined;
  /** Until the next window; undefined where there is none. */
  readonly wait: number | undefined;
}

/** Count so many bytes in a fixed window. */
export interface TrafficQuestion {
  readonly key: string;
  readonly period: number;
  readonly start: number;
  readonly bytes: number;
  readonly now: number;
}

export interface SlotQuestion {
  readonly key: string;
  /** How many there are. */
  readonly most: number;
}

export interface CacheQuestion {
  readonly key: string;
  readonly now: number;
}

export interface CacheEntry {
  readonly key: string;
  readonly value: unknown;
  readonly size: number;
  readonly until: number;
  readonly now: number;
}

/** Is there one that was made after a time? Else it is the asker's to make, unless somebody was told to a moment ago. */
export interface OnceQuestion {
  readonly key: string;
  readonly after: number;
  /** While it is so short a time since somebody was told to make it, what there is is good enough. */
  readonly again: number;
  readonly now: number;
}

export interface Made {
  readonly value: unknown;
  readonly at: number;
}

export interface OnceAnswer {
  /** What there is, which may be older than was asked for where it is the asker's turn; undefined: nothing. */
  readonly made: Made | undefined;
  /** Whether the asker is to make it: then a `settle` follows, and until then others who ask wait. */
  readonly isTurn: boolean;
}

/** At once where it is asked in this process. */
export type Sooner<T> = T | Promise<T>;

/** Counters and caches: one for all configurations that a gateway serves one after the other, and for all its processes. */
export interface Memory {
  /** Whether it is in another process: what is put there must be plain data then. */
  readonly isElsewhere: boolean;
  rate(question: RateQuestion): Sooner<RateAnswer>;
  quota(question: QuotaQuestion): Sooner<QuotaAnswer>;
  traffic(question: TrafficQuestion): void;
  /** Whether there was room; then a `leave` follows. */
  enter(question: SlotQuestion): Sooner<boolean>;
  leave(key: string): void;
  /** Undefined where there is nothing. */
  find(question: CacheQuestion): Sooner<unknown>;
  /** Whether there was room for it. */
  keep(entry: CacheEntry): Sooner<boolean>;
  forget(key: string): Sooner<void>;
  take(question: OnceQuestion): Sooner<OnceAnswer>;
  /** Undefined: nothing came of it. */
  settle(key: string, made: Made | undefined): void;
}
