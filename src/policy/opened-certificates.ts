import { createHash } from 'node:crypto';
import { UserError } from '../errors.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import { normalizeThumbprint } from '../model/thumbprint.ts';
import { Lasting } from './lasting.ts';
import { PolicyError } from './policy-error.ts';

/** A vault renews a certificate now and then: so many of the last used are kept. */
const MOST = 100;

/** What the log calls a certificate that belongs to no entity. */
const ID = '(policy)';

/** The certificates of PKCS#12 files that expressions give: each is opened once, and is then the same one for all connections. */
export class OpenedCertificates {
  /** The one that was used longest ago comes first. */
  readonly #opened = new Map<string, ClientCertificate>();

  /** Rejects with PolicyError where it does not open. */
  open(pfx: Buffer, password: string | undefined): ClientCertificate | Promise<ClientCertificate> {
    const key = keyOf(pfx, password);
    const known = this.#opened.get(key);
    if (known !== undefined) return this.#keep(key, known);
    return opened(pfx, password).then(certificate => this.#opened.get(key) ?? this.#keep(key, certificate));
  }

  #keep(key: string, certificate: ClientCertificate): ClientCertificate {
    this.#opened.delete(key);
    this.#opened.set(key, certificate);
    const [oldest] = this.#opened.size > MOST ? this.#opened.keys() : [];
    if (oldest !== undefined) this.#opened.delete(oldest);
    return certificate;
  }
}

export const OPENED_CERTIFICATES = new Lasting(() => new OpenedCertificates());

const keyOf = (pfx: Buffer, password: string | undefined): string =>
  createHash('sha256')
    .update(pfx)
    .update(`\n${password ?? ''}`)
    .digest('base64');

async function opened(pfx: Buffer, password: string | undefined): Promise<ClientCertificate> {
  try {
    // Large, and hardly ever wanted.
    const { openPfx } = await import('../certificates/pfx/pfx.ts');
    const { leaf, chain, privateKey } = await openPfx(pfx, password);
    const thumbprint = normalizeThumbprint(leaf.fingerprint);
    return { id: ID, thumbprint, chain: chain.join(''), privateKey, isOfPolicy: true };
  } catch (cause) {
    if (!(cause instanceof UserError)) throw cause;
    throw new PolicyError({
      source: 'authentication-certificate',
      reason: 'CertificateNotOpened',
      message: cause.message,
      responseIsSet: false,
      cause,
    });
  }
}
