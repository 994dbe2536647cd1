import type { X509Certificate } from 'node:crypto';
import type { Anchor, Anchors } from './anchors.ts';
import { bySubject, canonicalName, chosenIssuer, isLikelyIssuer } from './issuer.ts';
import { type Member, memberOf } from './member.ts';

/** The leaf, then its issuers. */
export interface Path {
  readonly members: readonly Member[];
  readonly end: 'trusted' | 'untrusted root' | 'missing issuer';
}

/**
 * The chain as OpenSSL builds it (build_chain of x509_vfy.c, with X509_V_FLAG_TRUSTED_FIRST, without
 * X509_V_FLAG_PARTIAL_CHAIN): trusted issuers come before those sent, and above a trusted one only trusted ones count.
 * Signatures play no part.
 */
export class PathFinder {
  readonly #anchors: Anchors;
  readonly #now: Date;
  readonly #sent: ReadonlyMap<string, readonly Member[]>;
  readonly #members: Member[];
  readonly #taken = new Set<string>();

  constructor(leaf: Member, others: readonly Member[], anchors: Anchors, now: Date) {
    this.#anchors = anchors;
    this.#now = now;
    this.#sent = bySubject(others);
    this.#members = [];
    this.#push(leaf);
  }

  /** Ends, since no certificate is taken twice. */
  path(): Path {
    for (let last = this.#members.at(-1); last !== undefined; last = this.#members.at(-1)) {
      if (isLikelyIssuer(last.certificate, last.certificate)) return this.#rooted(last);
      const issuer = this.#trustedIssuer(last) ?? this.#sentIssuer(last);
      if (issuer === undefined) break;
      this.#push(issuer);
    }
    return { members: this.#members, end: 'missing issuer' };
  }

  /** A root that was sent is trusted only if the very same certificate is. */
  #rooted(root: Member): Path {
    if (root.origin !== 'sent') return { members: this.#members, end: 'trusted' };
    const same = (anchor: Anchor): boolean => anchor.certificate.raw.equals(root.certificate.raw);
    const anchor = this.#firstAnchor(root.certificate.subject, anchors => anchors.find(same));
    if (anchor === undefined) return { members: this.#members, end: 'untrusted root' };
    return { members: [...this.#members.slice(0, -1), { ...root, origin: anchor.origin }], end: 'trusted' };
  }

  #trustedIssuer({ certificate }: Member): Member | undefined {
    const anchor = this.#firstAnchor(certificate.issuer, anchors => this.#chosen(certificate, anchors));
    return anchor === undefined ? undefined : memberOf(anchor.certificate, anchor.origin);
  }

  #firstAnchor(subject: string, choose: (anchors: readonly Anchor[]) => Anchor | undefined): Anchor | undefined {
    for (const source of this.#anchors.sources) {
      const anchor = choose(source.named(subject));
      if (anchor !== undefined) return anchor;
    }
    return undefined;
  }

  #sentIssuer({ certificate, origin }: Member): Member | undefined {
    if (origin !== 'sent') return undefined;
    return this.#chosen(certificate, this.#sent.get(canonicalName(certificate.issuer)) ?? []);
  }

  #chosen<T extends { readonly certificate: X509Certificate }>(of: X509Certificate, all: readonly T[]): T | undefined {
    const issuers = all.filter(
      ({ certificate }) => !this.#taken.has(certificate.fingerprint256) && isLikelyIssuer(of, certificate),
    );
    return chosenIssuer(issuers, this.#now);
  }

  #push(member: Member): void {
    this.#members.push(member);
    this.#taken.add(member.certificate.fingerprint256);
  }
}
