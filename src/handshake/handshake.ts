import { readCertificates12, readCertificates13 } from './certificate-messages.ts';
import { alpnOfEncryptedExtensions, type ClientHello, readServerHello, type ServerHello } from './hello.ts';
import { HANDSHAKE, type HandshakeMessage } from './messages.ts';
import type { Parameters } from './opener.ts';
import type { Side } from './report.ts';
import { TLS13 } from './versions.ts';

/** One handshake of a connection, as far as it has come. */
export class Handshake {
  clientHello: ClientHello | undefined;
  serverHello: ServerHello | undefined;
  retryRequested = false;
  alpn: string | undefined;
  resumed: boolean | undefined;
  serverCertificates: readonly Buffer[] | undefined;
  /** Whether the server can ask for a certificate no more in this handshake. */
  isServerDone = false;
  readonly finished: Record<Side, boolean> = { client: false, server: false };

  get isEstablished(): boolean {
    return this.finished.client && this.finished.server;
  }

  get is13(): boolean {
    return this.serverHello?.version === TLS13;
  }

  /** undefined until both hellos are there. */
  get parameters(): Parameters | undefined {
    if (this.clientHello === undefined || this.serverHello === undefined) return undefined;
    const { version, cipherSuite, random: serverRandom, encryptThenMac } = this.serverHello;
    return { version, cipherSuite, clientRandom: this.clientHello.random, serverRandom, encryptThenMac };
  }

  /** A message of the server that says something about itself. Throws DecodeError. */
  fromServer({ type, body }: HandshakeMessage): void {
    if (type === HANDSHAKE.serverHello) this.#takeServerHello(body);
    if (type === HANDSHAKE.encryptedExtensions) this.alpn = alpnOfEncryptedExtensions(body);
    if (type === HANDSHAKE.certificate)
      this.serverCertificates ??= this.is13 ? readCertificates13(body) : readCertificates12(body);
    if (type === HANDSHAKE.serverHelloDone) this.#endServersPart(false);
  }

  /** Up to TLS 1.2 a server that is finished before ServerHelloDone goes on with a session (RFC 5246, section 7.3). */
  finish(side: Side): void {
    this.finished[side] = true;
    if (side === 'server') this.#endServersPart(!this.is13);
  }

  #endServersPart(resumed: boolean): void {
    if (this.isServerDone) return;
    this.isServerDone = true;
    this.resumed ??= resumed;
    this.serverCertificates ??= [];
  }

  #takeServerHello(body: Buffer): void {
    if (this.serverHello !== undefined && !this.serverHello.isRetryRequest) return;
    const hello = readServerHello(body);
    this.serverHello = hello;
    this.alpn = hello.alpn;
    if (hello.isRetryRequest) this.retryRequested = true;
    else if (this.is13) this.resumed = hello.usesPreSharedKey;
  }
}
