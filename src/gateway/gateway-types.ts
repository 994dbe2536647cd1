import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawHeaders } from '../http/headers.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { Call, GatewayTypes, PolicyRequest, PolicyResponse } from '../policy/call.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import type { Abandonment } from './abandonment.ts';
import type { BackendResponse, InterimSink } from './backend-response.ts';
import type { RequestBody } from './request-body.ts';
import type { Target } from './target.ts';
import type { ClientCertificate } from './terms.ts';
import type { Upstream } from './upstream.ts';

/** A policy, the backend entity's credentials, or quick mode's rule for a context's only certificate. */
export type CertificateSource = 'policy' | 'backend' | 'only';

/** What a path leads to: an API, or in quick mode a backend entity alone. */
export interface ServedApi {
  /** Undefined in quick mode. */
  readonly api: Api | undefined;
  /** The path below which it is served, without slashes at its ends. */
  readonly path: string;
  readonly policy: CompiledPolicy<Types>;
  /** The API's serviceUrl; undefined where it has none, and a policy must say where to go. */
  readonly target: Target | undefined;
  /** Quick mode's only backend; an API's is found by its URL. */
  readonly backend: Backend | undefined;
  /** Quick mode: the context's only certificate, where the backend itself names none. */
  readonly certificate: ClientCertificate | undefined;
}

/** A caller's request on its way through the gateway. */
export interface GatewayRequest extends PolicyRequest, InterimSink {
  readonly incoming: IncomingMessage;
  readonly headers: RawHeaders;
  /** The IP address that the request came from. */
  readonly caller: string;
  readonly api: ServedApi;
  /** The id of the request: activityId in replies, correlationId in the log. Made at first use. */
  readonly id: string;
  readonly abandonment: Abandonment;
  /** When it was received, as `performance.now()` has it. */
  readonly started: number;
  /** Undefined until it is first sent on. */
  body: RequestBody | undefined;
  /** Where it was sent; undefined before that. */
  upstream: Upstream | undefined;
  /** What chose the client certificate; undefined where none was presented. */
  certificateSource: CertificateSource | undefined;
  /** The status of the backend's answer, and how long it took to come, in milliseconds. */
  backendStatus: number | undefined;
  backendTime: number | undefined;
  /** Whether the backend refused and asked for credentials of HTTP. */
  missesCredentials: boolean;
  /** The command that mends what went wrong, where there is one. */
  remedy: string | undefined;
}

/** Something that can be written to the caller. */
export interface GatewayResponse extends PolicyResponse {
  readonly statusText: string;
  readonly headers: RawHeaders;
  readonly body: ResponseBody;
}

export type ResponseBody =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'backend'; readonly response: BackendResponse }
  /** The backend has switched protocols, and `socket` is the connection to it. */
  | { readonly kind: 'upgrade'; readonly response: BackendResponse; readonly socket: Duplex };

/** What policies carry for the gateway. */
export interface Types extends GatewayTypes {
  readonly request: GatewayRequest;
  readonly response: GatewayResponse;
  readonly certificate: ClientCertificate;
  readonly backend: Backend;
}

export type GatewayCall = Call<Types>;
