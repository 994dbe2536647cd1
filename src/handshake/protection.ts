import { suiteOf } from './cipher-suites.ts';
import type { Opened, Opener, Parameters } from './opener.ts';
import { opener12 } from './opener12.ts';
import { Opener13 } from './opener13.ts';
import { CONTENT, type TlsRecord } from './records.ts';
import type { Side } from './report.ts';
import type { Secrets } from './secrets.ts';
import { TLS12 } from './versions.ts';

/** `secret`: it is not there yet. `cipher`: a version or cipher suite that cannot be decrypted here. */
export type Opening = Opened | 'secret' | 'cipher' | 'damaged';

const inClear = ({ type, fragment }: TlsRecord): Opened => ({ type, content: fragment });

/** One side's records up to TLS 1.2: in clear until its ChangeCipherSpec, each of which brings new keys. */
export class Protection12 {
  readonly #side: Side;
  readonly #secrets: Secrets;
  /** undefined: in clear. */
  #parameters: Parameters | undefined;
  #opener: Opener | undefined;

  constructor(side: Side, secrets: Secrets) {
    this.#side = side;
    this.#secrets = secrets;
  }

  change(parameters: Parameters): void {
    this.#parameters = parameters;
    this.#opener = undefined;
  }

  open(record: TlsRecord): Opening {
    if (this.#parameters === undefined) return inClear(record);
    const opener = this.#opener ?? this.#newOpener(this.#parameters);
    if (typeof opener === 'string') return opener;
    this.#opener = opener;
    return opener.open(record) ?? 'damaged';
  }

  #newOpener(parameters: Parameters): Opener | 'secret' | 'cipher' {
    if (parameters.version !== TLS12 || suiteOf(parameters.cipherSuite) === undefined) return 'cipher';
    const secret = this.#secrets.get('CLIENT_RANDOM', parameters.clientRandom);
    return secret === undefined ? 'secret' : (opener12(this.#side, parameters, secret) ?? 'cipher');
  }
}

/** One side's records in TLS 1.3: whatever is encrypted is disguised as application data (RFC 8446, section 5.2). */
export class Protection13 {
  readonly #side: 'CLIENT' | 'SERVER';
  readonly #secrets: Secrets;
  #stage: 'HANDSHAKE_TRAFFIC_SECRET' | 'TRAFFIC_SECRET_0' = 'HANDSHAKE_TRAFFIC_SECRET';
  #opener: Opener13 | undefined;

  constructor(side: Side, secrets: Secrets) {
    this.#side = side === 'client' ? 'CLIENT' : 'SERVER';
    this.#secrets = secrets;
  }

  /** After the side's Finished. */
  finish(): void {
    this.#stage = 'TRAFFIC_SECRET_0';
    this.#opener = undefined;
  }

  /** After the side's KeyUpdate. */
  update(): void {
    this.#opener = this.#opener?.next();
  }

  open(record: TlsRecord, parameters: Parameters): Opening {
    if (record.type !== CONTENT.applicationData) return inClear(record);
    const opener = this.#opener ?? this.#newOpener(parameters);
    if (typeof opener === 'string') return opener;
    this.#opener = opener;
    return opener.open(record) ?? 'damaged';
  }

  #newOpener({ cipherSuite, clientRandom }: Parameters): Opener13 | 'secret' | 'cipher' {
    const suite = suiteOf(cipherSuite);
    if (suite === undefined || suite.mode === 'cbc') return 'cipher';
    const secret = this.#secrets.get(`${this.#side}_${this.#stage}`, clientRandom);
    return secret === undefined ? 'secret' : new Opener13(suite, secret);
  }
}
