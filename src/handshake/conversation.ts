import { alertDescription, alertLevel } from './alert-names.ts';
import {
  type CertificateDemand,
  readCertificateRequest12,
  readCertificateRequest13,
  readCertificates12,
  readCertificates13,
} from './certificate-messages.ts';
import { Handshake } from './handshake.ts';
import { readClientHello } from './hello.ts';
import { HANDSHAKE, type HandshakeMessage } from './messages.ts';
import type { Alert, CertificateRequest, Phase, Side } from './report.ts';

/** Of each list: who sends more has nothing to say. */
const MAX_LISTED = 32;

const CLOSE_NOTIFY = 0;

/** A request for a certificate, and what came of it so far. */
export interface Request extends CertificateDemand, Pick<CertificateRequest, 'when' | 'afterData'> {
  answer: { readonly certificates: readonly Buffer[]; verified: boolean } | undefined;
}

/** What both sides have said, in the order of the bytes. */
export class Conversation {
  readonly first = new Handshake();
  readonly renegotiations: Handshake[] = [];
  readonly requests: Request[] = [];
  readonly alerts: Alert[] = [];
  readonly closeNotified: Record<Side, boolean> = { client: false, server: false };
  helloRequested = false;
  current = this.first;
  #clientSentData = false;

  get phase(): Phase {
    if (this.current.isEstablished) return 'established';
    return this.current === this.first ? 'handshake' : 'renegotiation';
  }

  data(side: Side): void {
    if (side === 'client') this.#clientSentData = true;
  }

  /** Level and description of RFC 8446, section 6; undefined: an alert that could not be read. */
  alert(from: Side, bytes: Buffer | undefined): void {
    const [level, description] = bytes ?? [];
    if (description === CLOSE_NOTIFY) this.closeNotified[from] = true;
    else
      list(this.alerts, {
        from,
        level: alertLevel(level),
        description: alertDescription(description),
        during: this.phase,
      });
  }

  /** Throws DecodeError. */
  message(side: Side, message: HandshakeMessage): void {
    if (message.type === HANDSHAKE.finished) this.current.finish(side);
    else if (side === 'client') this.#fromClient(message);
    else this.#fromServer(message);
  }

  #fromClient({ type, body }: HandshakeMessage): void {
    const request = this.requests.at(-1);
    if (type === HANDSHAKE.clientHello) this.#clientHello(body);
    if (type === HANDSHAKE.certificate && request !== undefined)
      request.answer ??= {
        certificates: this.current.is13 ? readCertificates13(body) : readCertificates12(body),
        verified: false,
      };
    if (type === HANDSHAKE.certificateVerify && request?.answer !== undefined) request.answer.verified = true;
  }

  #clientHello(body: Buffer): void {
    const hello = readClientHello(body);
    if (this.current.isEstablished) {
      this.current = new Handshake();
      list(this.renegotiations, this.current);
    }
    this.current.clientHello = hello;
  }

  #fromServer(message: HandshakeMessage): void {
    if (message.type === HANDSHAKE.helloRequest) this.helloRequested = true;
    else if (message.type === HANDSHAKE.certificateRequest) this.#certificateRequest(message.body);
    else this.current.fromServer(message);
  }

  #certificateRequest(body: Buffer): void {
    const { is13, isServerDone } = this.current;
    list(this.requests, {
      ...(is13 ? readCertificateRequest13(body) : readCertificateRequest12(body)),
      when: this.current !== this.first ? 'renegotiation' : isServerDone ? 'post-handshake' : 'handshake',
      afterData: this.#clientSentData,
      answer: undefined,
    });
  }
}

function list<T>(items: T[], item: T): void {
  if (items.length < MAX_LISTED) items.push(item);
}
