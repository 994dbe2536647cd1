import { Expiring } from './expiring.ts';
import { Once } from './once.ts';
import type {
  CacheEntry,
  CacheQuestion,
  Made,
  Memory,
  OnceAnswer,
  OnceQuestion,
  QuotaAnswer,
  QuotaQuestion,
  RateAnswer,
  RateQuestion,
  SlotQuestion,
  Sooner,
  TrafficQuestion,
} from './questions.ts';
import { Windows } from './windows.ts';

/** So many keys are counted at most. */
const MOST_KEYS = 250_000;
/** Of all that is cached, in bytes or about that; Azure's developer tier has 10 MB, its basic tier 50. */
const MOST_CACHED = 64 * 1024 * 1024;
/** What an entry takes beside its value. */
const ENTRY_SIZE = 200;
/** So many things are made once for all at most. */
const MOST_MADE = 1000;
/** For windows without an end. */
const NEVER = Number.MAX_SAFE_INTEGER;

interface Used {
  calls: number;
  bytes: number;
}

/** That of this process. */
export class LocalMemory implements Memory {
  readonly isElsewhere = false;
  readonly #windows = new Windows(MOST_KEYS);
  readonly #quotas = new Expiring<Used>(MOST_KEYS);
  readonly #cached = new Expiring<unknown>(MOST_CACHED);
  readonly #slots = new Map<string, number>();
  readonly #once = new Once(MOST_MADE);

  rate({ key, limit, period, count, now }: RateQuestion): RateAnswer {
    const used = this.#windows.used(key, period, now);
    if (used + count > limit)
      return { allowed: false, used, wait: this.#windows.until(key, limit - count, period, now) };
    if (count > 0) this.#windows.add(key, count, period, now);
    return { allowed: true, used: used + count, wait: 0 };
  }

  quota({ calls, bytes, count, ...question }: QuotaQuestion): QuotaAnswer {
    const { used, wait } = this.#used(question);
    if (used.bytes >= bytes) return { exceeded: 'bytes', wait };
    if (used.calls + count > calls) return { exceeded: 'calls', wait };
    used.calls += count;
    return { exceeded: undefined, wait };
  }

  traffic({ bytes, ...question }: TrafficQuestion): void {
    this.#used(question).used.bytes += bytes;
  }

  /** Of the window that is now. */
  #used({ key, period, start, now }: Omit<TrafficQuestion, 'bytes'>): { used: Used; wait: number | undefined } {
    const wait = period === 0 ? undefined : period - modulo(now - start, period);
    const known = this.#quotas.get(key, now);
    if (known !== undefined) return { used: known, wait };
    const used = { calls: 0, bytes: 0 };
    this.#quotas.set(key, used, wait === undefined ? NEVER : now + wait, 1, now);
    return { used, wait };
  }

  enter({ key, most }: SlotQuestion): boolean {
    const taken = this.#slots.get(key) ?? 0;
    if (taken >= most) return false;
    this.#slots.set(key, taken + 1);
    return true;
  }

  leave(key: string): void {
    const left = (this.#slots.get(key) ?? 0) - 1;
    if (left > 0) this.#slots.set(key, left);
    else this.#slots.delete(key);
  }

  find({ key, now }: CacheQuestion): unknown {
    return this.#cached.get(key, now);
  }

  keep({ key, value, size, until, now }: CacheEntry): boolean {
    return this.#cached.set(key, value, until, size + 2 * key.length + ENTRY_SIZE, now);
  }

  forget(key: string): void {
    this.#cached.delete(key);
  }

  take(question: OnceQuestion): Sooner<OnceAnswer> {
    return this.#once.take(question);
  }

  settle(key: string, made: Made | undefined): void {
    this.#once.settle(key, made);
  }
}

/** Never negative. */
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
