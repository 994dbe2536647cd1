import type { HandshakeReport } from '../handshake/report.ts';
import { Timeline } from './timeline.ts';

/** What is seen of one connection while it is made and used. */
export class Sight {
  readonly timeline = new Timeline();
  /** The name that the server is asked for and checked against, where that is not the URL's. */
  serverName: string | undefined;
  /** Whether the backend took a TCP connection, or its proxy opened the way to it. */
  isReached = false;
  /** When the connection could take a request, by the timeline; undefined before that. */
  connected: number | undefined;
  /** The first error of the connection itself: the alert behind undici's "other side closed". */
  error: Error | undefined;
  /** The newest TLS session that the server gave, with which a later connection may go on. */
  session: Buffer | undefined;
  #report: (() => HandshakeReport) | undefined;

  observe(report: () => HandshakeReport): void {
    this.#report = report;
  }

  /** Undefined without TLS. */
  get handshake(): HandshakeReport | undefined {
    return this.#report?.();
  }
}
