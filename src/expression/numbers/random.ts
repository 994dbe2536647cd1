import type { Chance } from '../../surroundings.ts';
import { argumentOutOfRange, badArgument, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { randomNumber } from '../runtime/random-number.ts';
import { define } from '../types/type.ts';
import { subtractiveGenerator } from './seeded-random.ts';

export const RANDOM = define({ name: 'System.Random', kind: 'class' });

const LARGEST = 2_147_483_647;

/** System.Random. With a seed it gives .NET's very numbers. */
export class Random extends NetObject {
  readonly type = RANDOM;
  /** From 0 to int.MaxValue - 1. */
  readonly #sample: () => number;

  private constructor(sample: () => number) {
    super();
    this.#sample = sample;
  }

  static unseeded(chance: Chance): Random {
    return new Random(() => randomNumber(chance, LARGEST));
  }

  static seeded(seed: number): Random {
    return new Random(subtractiveGenerator(seed));
  }

  next(): number {
    return this.#sample();
  }

  nextBelow(maxValue: number): number {
    if (maxValue < 0) throw badArgument('maxValue', `maxValue ('${maxValue}') must be a non-negative value.`, maxValue);
    return Math.floor(this.nextDouble() * maxValue);
  }

  nextBetween(minValue: number, maxValue: number): number {
    if (minValue > maxValue) throw argumentOutOfRange('minValue', "'minValue' cannot be greater than maxValue.");
    const range = maxValue - minValue;
    const part = range <= LARGEST ? this.nextDouble() : this.#widePart();
    return Math.floor(part * range) + minValue;
  }

  /** From 0 up to, but without, 1. */
  nextDouble(): number {
    return this.#sample() * (1 / LARGEST);
  }

  nextBytes(buffer: NetArray | null): void {
    const { items } = notNull(buffer, 'buffer');
    for (let index = 0; index < items.length; index += 1) items[index] = this.#sample() & 0xff;
  }

  /** A part of a range that has more values than one sample. */
  #widePart(): number {
    const sample = this.#sample();
    const signed = this.#sample() % 2 === 0 ? -sample : sample;
    return (signed + LARGEST - 1) / (2 * LARGEST - 1);
  }
}
