import type { Chance } from '../../surroundings.ts';
import { notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { randomNumber } from '../runtime/random-number.ts';
import { IDISPOSABLE } from '../types/primitives.ts';
import { define } from '../types/type.ts';

export const RNG_CRYPTO_SERVICE_PROVIDER = define({
  name: 'System.Security.Cryptography.RNGCryptoServiceProvider',
  kind: 'class',
  bases: () => [IDISPOSABLE],
});

/** `RNGCryptoServiceProvider` */
export class Rng extends NetObject {
  override readonly type = RNG_CRYPTO_SERVICE_PROVIDER;

  readonly #chance: Chance;

  constructor(chance: Chance) {
    super();
    this.#chance = chance;
  }

  fill(array: NetArray | null): void {
    const { items } = notNull(array, 'data');
    this.#chance.bytes(items.length).forEach((byte, index) => {
      items[index] = byte;
    });
  }

  /** Leaves no byte zero. */
  fillNonZero(array: NetArray | null): void {
    const { items } = notNull(array, 'data');
    items.forEach((_, index) => {
      items[index] = 1 + randomNumber(this.#chance, 255);
    });
  }
}
