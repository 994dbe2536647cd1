/** So many calls are known to the millisecond; of more it is known in which of so many parts of the window they were. */
const EXACT = 128;
/** An array that grows by itself takes room for so many numbers more at once, of which most keys need few. */
const ROOM = 16;

/** What was counted for one key, and when: no more than a few numbers for each, however many calls there are. */
export class Window {
  /** Times and counts in turn, the oldest first. */
  #counted: number[] = [];
  #isRounded = false;
  /** The longest time, in milliseconds, for which anybody wants to know. */
  #period = 0;

  add(count: number, period: number, now: number): void {
    this.#period = Math.max(this.#period, period);
    this.#forget(now);
    if (!this.#isRounded && this.#counted.length >= 2 * EXACT) this.#roundAll();
    this.#put(count, this.#isRounded ? this.#rounded(now) : now);
  }

  /** What was counted within the last so many milliseconds. */
  used(period: number, now: number): number {
    let used = 0;
    for (let index = this.#counted.length - 2; index >= 0; index -= 2) {
      if ((this.#counted[index] ?? 0) <= now - period) break;
      used += this.#counted[index + 1] ?? 0;
    }
    return used;
  }

  /** How many milliseconds until no more than `limit` are left; the whole period where that is never. */
  until(limit: number, period: number, now: number): number {
    let left = this.used(period, now);
    for (let index = 0; index < this.#counted.length; index += 2) {
      const time = this.#counted[index] ?? 0;
      if (time <= now - period) continue;
      left -= this.#counted[index + 1] ?? 0;
      if (left <= limit) return time + period - now;
    }
    return period;
  }

  #forget(now: number): void {
    let old = 0;
    while (old < this.#counted.length && (this.#counted[old] ?? 0) <= now - this.#period) old += 2;
    if (old === 0) return;
    this.#counted = this.#counted.slice(old);
    if (this.#counted.length === 0) this.#isRounded = false;
  }

  #put(count: number, time: number): void {
    const { length } = this.#counted;
    if (length > 0 && (this.#counted[length - 2] ?? 0) >= time)
      this.#counted[length - 1] = (this.#counted[length - 1] ?? 0) + count;
    else if (length < ROOM) this.#counted = [...this.#counted, time, count];
    else this.#counted.push(time, count);
  }

  /** To the end of a part of the window, so that nobody gets a call too early. */
  #rounded(time: number): number {
    const part = this.#period / EXACT;
    return Math.ceil(time / part) * part;
  }

  #roundAll(): void {
    const before = this.#counted;
    this.#counted = [];
    this.#isRounded = true;
    for (let index = 0; index < before.length; index += 2)
      this.#put(before[index + 1] ?? 0, this.#rounded(before[index] ?? 0));
  }
}
