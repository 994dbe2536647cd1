import type { Target } from './target.ts';

/** An expression may make a new URL of each request: so many of the last used are kept. */
const MOST = 1000;

/** Targets that requests ask for. */
export class PassingTargets {
  readonly #make: (baseUrl: string) => Target;
  readonly #release: (target: Target) => void;
  /** The one that was used longest ago comes first, once there are many. */
  readonly #targets = new Map<string, Target>();

  /** `release` is told of those that are kept no more. */
  constructor(make: (baseUrl: string) => Target, release: (target: Target) => void) {
    this.#make = make;
    this.#release = release;
  }

  get(baseUrl: string): Target {
    const known = this.#targets.get(baseUrl);
    if (known !== undefined && this.#targets.size < MOST) return known;
    const target = known ?? this.#make(baseUrl);
    this.#targets.delete(baseUrl);
    this.#targets.set(baseUrl, target);
    const [oldest] = this.#targets.size > MOST ? this.#targets.keys() : [];
    if (oldest !== undefined) this.#drop(oldest);
    return target;
  }

  clear(): void {
    for (const baseUrl of [...this.#targets.keys()]) this.#drop(baseUrl);
  }

  #drop(baseUrl: string): void {
    const target = this.#targets.get(baseUrl);
    this.#targets.delete(baseUrl);
    if (target !== undefined) this.#release(target);
  }
}
