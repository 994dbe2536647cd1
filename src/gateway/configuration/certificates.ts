import type { Backend } from '../../model/backend.ts';
import type { Certificate, CertificateKey } from '../../model/certificate.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { CertificateReference } from '../../policy/lookup.ts';

const folded = (id: string): string => id.toLowerCase();

/** The context's client certificates, found as policies and backend entities name them. */
export class ClientCertificates {
  /** Of all certificates, also of those that cannot be presented. */
  readonly takenIds: readonly string[];
  readonly #byId = new Map<string, ClientCertificate>();
  readonly #byThumbprint = new Map<string, ClientCertificate>();
  readonly #byBackend = new Map<Backend, ClientCertificate | undefined>();

  /** `certificates` sorted by id: of several with one thumbprint the first is taken. One without a key cannot be presented. */
  constructor(
    certificates: readonly Certificate[],
    keys: readonly CertificateKey[],
    previous: ClientCertificates | undefined,
  ) {
    this.takenIds = certificates.map(({ id }) => id);
    const keyOf = new Map(keys.map(key => [folded(key.id), key.privateKey]));
    for (const { id, thumbprint, chain } of certificates) {
      const privateKey = keyOf.get(folded(id));
      if (privateKey === undefined) continue;
      const certificate = reused(previous?.get(id), { id, thumbprint, chain: chain.join(''), privateKey });
      this.#byId.set(folded(id), certificate);
      if (!this.#byThumbprint.has(thumbprint)) this.#byThumbprint.set(thumbprint, certificate);
    }
  }

  get(id: string): ClientCertificate | undefined {
    return this.#byId.get(folded(id));
  }

  find(reference: CertificateReference): ClientCertificate | undefined {
    return 'certificateId' in reference
      ? this.get(reference.certificateId)
      : this.#byThumbprint.get(reference.thumbprint);
  }

  get all(): ClientCertificate[] {
    return [...this.#byId.values()];
  }

  /** The context's only certificate; undefined where there are none or several. */
  get only(): ClientCertificate | undefined {
    return this.#byId.size === 1 ? [...this.#byId.values()][0] : undefined;
  }

  /** A backend entity's own: certificateIds come before thumbprints, and of each the first that is there. */
  ofBackend(backend: Backend): ClientCertificate | undefined {
    if (!this.#byBackend.has(backend)) this.#byBackend.set(backend, this.#named(backend));
    return this.#byBackend.get(backend);
  }

  #named(backend: Backend): ClientCertificate | undefined {
    for (const reference of referencesOf(backend)) {
      const certificate = this.find(reference);
      if (certificate !== undefined) return certificate;
    }
    return undefined;
  }
}

/** Whether the entity names a certificate, there or not. */
export const namesCertificate = (backend: Backend): boolean => referencesOf(backend).length > 0;

/** By what it names its certificates: ids come before thumbprints. */
export function referencesOf({ credentials }: Backend): CertificateReference[] {
  const ids = credentials?.certificateIds ?? [];
  if (ids.length > 0) return ids.map(certificateId => ({ certificateId }));
  return (credentials?.certificate ?? []).map(thumbprint => ({ thumbprint }));
}

/** The object of before where nothing changed, so that identity tells whether a certificate is still the same. */
function reused(previous: ClientCertificate | undefined, next: ClientCertificate): ClientCertificate {
  if (previous === undefined) return next;
  const same = previous.chain === next.chain && previous.privateKey === next.privateKey && previous.id === next.id;
  return same ? previous : next;
}
