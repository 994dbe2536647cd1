import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

const BIG_INTEGER = define({ name: 'System.Numerics.BigInteger', kind: 'struct' });

/** What Newtonsoft.Json makes of an integer that no long holds. */
export class BigInteger extends NetObject {
  readonly type = BIG_INTEGER;
  readonly value: bigint;

  constructor(value: bigint) {
    super();
    this.value = value;
  }

  override toText(): string {
    return String(this.value);
  }

  override key(): string {
    return `System.Numerics.BigInteger ${this.value}`;
  }

  override compareTo(other: BigInteger): number {
    return this.value < other.value ? -1 : Number(this.value > other.value);
  }
}
