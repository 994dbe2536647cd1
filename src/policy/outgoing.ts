import type { RawHeaders } from '../http/headers.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';

/** A proxy on the way to a server, as backend entities have it. */
export type ProxyServer = NonNullable<Backend['proxy']>;

/** A request of a policy's own: to a token endpoint, say. */
export interface OutgoingRequest {
  /** The element that sends it: the source of LastError. */
  readonly source: string;
  readonly method: string;
  /** With http or https. */
  readonly url: URL;
  readonly headers: RawHeaders;
  readonly body: Buffer | undefined;
  readonly certificate: ClientCertificate | undefined;
  /** Undefined: that of the backend entity that applies by its URL, if any. */
  readonly proxy: ProxyServer | undefined;
  /** Until all of the response is there; undefined: the gateway's own limits. */
  readonly timeoutMilliseconds: number | undefined;
  /** Whether the call goes on without an answer: then the log alone tells why there is none. */
  readonly isDispensable: boolean;
}
