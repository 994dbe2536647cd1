import { X509Certificate } from 'node:crypto';
import { bySubject, canonicalName } from './issuer.ts';
import { systemRoots } from './system-roots.ts';
import type { Origin } from './types.ts';

/** A certificate that is trusted here: a root, or an intermediate that counts below a trusted root only. */
export interface Anchor {
  readonly certificate: X509Certificate;
  readonly origin: Exclude<Origin, 'sent'>;
}

/** Where trusted certificates are looked up, in this order; those of a source are parsed when it is first asked. */
export interface Anchors {
  readonly sources: readonly AnchorSource[];
}

/** `ca`: the context's CA certificates of both stores; `extra`: those of NODE_EXTRA_CA_CERTS; PEM. */
export const anchorsOf = (ca: readonly string[], extra: readonly string[]): Anchors => ({
  sources: [
    new AnchorSource('ca', () => ca),
    new AnchorSource('NODE_EXTRA_CA_CERTS', () => extra),
    new AnchorSource('system', () => systemRoots(extra)),
  ],
});

export class AnchorSource {
  readonly #origin: Anchor['origin'];
  readonly #read: () => readonly string[];
  #bySubject: ReadonlyMap<string, readonly Anchor[]> | undefined;

  constructor(origin: Anchor['origin'], read: () => readonly string[]) {
    this.#origin = origin;
    this.#read = read;
  }

  /** `subject`: as Node writes it. */
  named(subject: string | undefined): readonly Anchor[] {
    return this.#index().get(canonicalName(subject)) ?? [];
  }

  all(): readonly Anchor[] {
    return [...this.#index().values()].flat();
  }

  /** Parsing Node's own roots takes 27 ms. */
  #index(): ReadonlyMap<string, readonly Anchor[]> {
    this.#bySubject ??= bySubject(
      this.#read().map(pem => ({ certificate: new X509Certificate(pem), origin: this.#origin })),
    );
    return this.#bySubject;
  }
}
