import type { Check } from './check.ts';

/** Where a certificate of the chain was found: sent by the server, or trusted here and why. */
export type Origin = 'sent' | 'ca' | 'NODE_EXTRA_CA_CERTS' | 'system';

/** One certificate, ready for output. Where it is damaged, what cannot be read is empty. */
export interface Link {
  /** As .NET writes names. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-1, upper-case hex. */
  readonly thumbprint: string;
  /** DNS names and IP addresses that it is for. */
  readonly names: readonly string[];
  /** UTC, whole seconds; what OpenSSL prints for an impossible date. */
  readonly validFrom: string;
  readonly validTo: string;
  /** `RSA 2048`, `EC P-256`, `Ed25519`. */
  readonly key: string;
  /** `SHA-256 with RSA`, or an OID. */
  readonly signature: string;
  readonly origin: Origin;
  /** What is wrong with it; empty when nothing is. */
  readonly checks: readonly Check[];
}

/** Names are as .NET writes them. */
export type ChainEnd =
  | { readonly kind: 'trusted'; readonly origin: Exclude<Origin, 'sent'> }
  | { readonly kind: 'self-signed leaf' }
  | { readonly kind: 'untrusted root'; readonly root: string }
  | {
      readonly kind: 'missing issuer';
      readonly issuer: string;
      readonly of: string;
      /** Where the certificate `of` says that its issuer can be fetched; http and https only. */
      readonly urls: readonly string[];
      /** Whether the missing one is an intermediate; false also where it could as well be a private root. */
      readonly isIntermediate: boolean;
      /** The server did send it, but OpenSSL takes only trusted issuers above `of`, which itself is trusted. */
      readonly wasSent: boolean;
    }
  | { readonly kind: 'wrong signature'; readonly of: string; readonly issuer: string }
  /** OpenSSL ends the handshake at bytes that are no certificate. `position`: among those sent, from 1. */
  | { readonly kind: 'unreadable'; readonly position: number };

export interface ServerChain {
  /** The server's own certificate, then its issuers as far as they are known. */
  readonly links: readonly Link[];
  /** Sent, but no part of the chain. */
  readonly unused: readonly Link[];
  readonly end: ChainEnd;
  readonly checks: {
    readonly name: Check;
    readonly dates: Check;
    readonly signatures: Check;
    readonly root: Check;
    readonly usage: Check;
  };
}
