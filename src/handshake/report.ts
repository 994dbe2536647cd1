import type { CertificateDemand } from './certificate-messages.ts';

export type Side = 'client' | 'server';

/** `not seen`: not sent, or not yet. `unknown`: bytes went by that could not be read, and it may have been among them. */
export type Seen<T> = T | 'not seen' | 'unknown';

/** What a connection's bytes told of its handshakes, up to the moment it was asked for. */
export interface HandshakeReport {
  /** undefined: the client has sent none. */
  readonly clientHello: ClientOffer | undefined;
  /** undefined: the server has sent none. */
  readonly serverHello: ServerChoice | undefined;
  /** DER, in the order sent; empty in a resumed session. */
  readonly serverCertificates: Seen<readonly Buffer[]>;
  /** Of the first handshake: the message that ends each side's part of it. */
  readonly finished: Readonly<Record<Side, boolean>>;
  /** Whether the server asked for a client certificate. */
  readonly asked: { readonly inHandshake: Seen<boolean>; readonly later: boolean | 'unknown' };
  /** In the order they came. */
  readonly certificateRequests: readonly CertificateRequest[];
  /** Whether the server asked for a renegotiation (HelloRequest, TLS 1.2). */
  readonly helloRequested: boolean;
  readonly renegotiations: readonly Renegotiation[];
  /** All but close_notify, in the order they came. */
  readonly alerts: readonly Alert[];
  /** The first bytes of a server that speaks no TLS at all, as text without control characters but tab and line ends. */
  readonly notTls: string | undefined;
  readonly closing: Readonly<Record<Side, Closing>>;
  /** Node's code of what broke the connection, such as ECONNRESET. */
  readonly error: string | undefined;
  /** Why something is missing above; empty for a connection that was read as a whole. */
  readonly unread: readonly Unread[];
}

export interface ClientOffer {
  /** `TLSv1.3`, `TLSv1.2`; the highest alone where the client offers no list. */
  readonly versions: readonly string[];
  /** IANA's names. */
  readonly cipherSuites: readonly string[];
  /** The name sent (SNI); undefined: none, as for an address. */
  readonly serverName: string | undefined;
  readonly alpn: readonly string[];
}

export interface ServerChoice {
  /** `TLSv1.3`. */
  readonly version: string;
  /** IANA's name; `0x0005` for one that Node does not offer. */
  readonly cipherSuite: string;
  /** undefined: none, or not seen. */
  readonly alpn: string | undefined;
  /** Whether an earlier session goes on, in which case no certificate is asked for or sent. */
  readonly resumed: Seen<boolean>;
  /** Whether the server had the client send a second hello (HelloRetryRequest, TLS 1.3). */
  readonly retryRequested: boolean;
}

export interface CertificateRequest extends CertificateDemand {
  readonly when: 'handshake' | 'renegotiation' | 'post-handshake';
  /** Whether the client had sent application data before, such as its request. */
  readonly afterData: boolean;
  readonly answer: Seen<CertificateAnswer>;
}

export interface CertificateAnswer {
  /** DER, the leaf first; empty: the client has none to show. */
  readonly certificates: readonly Buffer[];
  /** Whether the client proved that it has the key (CertificateVerify). */
  readonly verified: boolean;
}

/** A second handshake in a connection: RFC 5246, section 7.4.1.1. */
export interface Renegotiation {
  readonly resumed: Seen<boolean>;
  readonly finished: Readonly<Record<Side, boolean>>;
}

export type Phase = 'handshake' | 'established' | 'renegotiation';

export interface Alert {
  readonly from: Side;
  /** `warning` or `fatal`; `unknown` for one that could not be read. */
  readonly level: string;
  /** The name of RFC 8446, section 6, such as `unknown_ca`; `unknown` for one that could not be read. */
  readonly description: string;
  /** `handshake` until both sides have sent Finished. */
  readonly during: Phase;
}

export interface Closing {
  readonly closeNotify: boolean;
  /** Whether this side ended its direction of the TCP connection. */
  readonly ended: boolean;
}

export interface Unread {
  readonly from: Side;
  /**
   * `secret`: the key log did not have it. `cipher`: a version or cipher suite that cannot be decrypted here. `damaged`:
   * no TLS, or not authentic. `length`: more than can be kept.
   */
  readonly why: 'secret' | 'cipher' | 'damaged' | 'length';
}
