import { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { DateTime } from '../time/date-time.ts';
import { STRING } from '../types/primitives.ts';
import { define } from '../types/type.ts';
import { NamedValues } from './named-values.ts';

export const JWT = define({ name: 'Microsoft.WindowsAzure.ApiManagement.Proxy.Gateway.Jwt', kind: 'class' });

/** `Jwt`: what a token says, whoever signed it. */
export class Jwt extends NetObject {
  override readonly type = JWT;
  /** Names and values in turn. */
  readonly #header: NamedValues;
  readonly claims: NamedValues;

  /** Names and texts in turn; a name comes once for each of its values. */
  constructor(header: readonly string[], claims: readonly string[]) {
    super();
    this.#header = NamedValues.heedingCase(header);
    this.claims = NamedValues.heedingCase(claims);
  }

  get algorithm(): string | null {
    return this.#header.named('alg')?.joined ?? null;
  }

  get tokenType(): string | null {
    return this.#header.named('typ')?.joined ?? null;
  }

  get audiences(): NetArray {
    return new NetArray(STRING, [...(this.claims.named('aud')?.texts ?? [])]);
  }

  text(claim: string): string | null {
    return this.claims.named(claim)?.joined ?? null;
  }

  /** Of a claim in seconds since 1970; null where there is none. UTC. */
  time(claim: string): DateTime | null {
    const text = this.text(claim);
    const seconds = text === null || text.trim() === '' ? Number.NaN : Math.trunc(Number(text));
    return Math.abs(seconds) <= MOST_SECONDS ? DateTime.fromMilliseconds(seconds * 1000) : null;
  }
}

/** From 1970 to the years that a DateTime has on both sides. */
const MOST_SECONDS = 62_135_596_800;
