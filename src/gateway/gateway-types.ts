import type { IncomingMessage } from 'node:http';
import type { RequestMessage } from '../http/message.ts';
import type { Api } from '../model/api.ts';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { Operation } from '../model/operation.ts';
import type { Product } from '../model/product.ts';
import type { InterimSink } from './backends/backend-response.ts';
import type { Upstream } from './backends/upstream.ts';
import type { Abandonment } from './callers/abandonment.ts';
import type { OperationRoutes } from './configuration/operation-routes.ts';
import type { ScopedPolicies } from './configuration/scoped-policies.ts';
import type { ApiAccess, ServedSubscription } from './configuration/subscriptions.ts';
import type { Target } from './configuration/target.ts';

/** A policy, the backend entity's credentials, or quick mode's rule for a context's only certificate. */
export type CertificateSource = 'policy' | 'backend' | 'only';

/** What a path leads to: an API, or in quick mode a backend entity alone. */
export interface ServedApi {
  /** Undefined in quick mode. */
  readonly api: Api | undefined;
  /** The path below which it is served, without slashes at its ends. */
  readonly path: string;
  readonly policies: ScopedPolicies;
  /** Undefined: it has none, and everything is forwarded. */
  readonly operations: OperationRoutes | undefined;
  /** Those of operations that have a document of their own, by their ids. */
  readonly operationPolicies: ReadonlyMap<string, ScopedPolicies>;
  /** Undefined: everybody is let in, and nothing is looked at for that. */
  readonly access: ApiAccess | undefined;
  /** The API's serviceUrl; undefined where it has none, and a policy must say where to go. */
  readonly target: Target | undefined;
  /** Quick mode's only backend; an API's is found by its URL. */
  readonly backend: Backend | undefined;
  /** Quick mode: the context's only certificate, where the backend itself names none. */
  readonly certificate: ClientCertificate | undefined;
}

/** A caller's request on its way through the gateway. */
export interface GatewayRequest extends RequestMessage, InterimSink {
  readonly incoming: IncomingMessage;
  /** The IP address that the request came from. */
  readonly caller: string;
  readonly api: ServedApi;
  /** Undefined where the API has none, or none matched. */
  readonly operation: Operation | undefined;
  /** In whose name it is made: undefined until a key was looked for, or where none was sent. */
  subscription: ServedSubscription | undefined;
  product: Product | undefined;
  /** The id of the request: activityId in replies, correlationId in the log. Made at first use. */
  readonly id: string;
  readonly abandonment: Abandonment;
  /** When it was received, as `performance.now()` has it. */
  readonly started: number;
  /** Where it was sent; undefined before that. */
  upstream: Upstream | undefined;
  /** What chose the client certificate; undefined where none was presented. */
  certificateSource: CertificateSource | undefined;
  /** The status of the backend's answer, and how long it took to come, in milliseconds. */
  backendStatus: number | undefined;
  backendTime: number | undefined;
  /** Whether the backend refused and asked for credentials of HTTP. */
  missesCredentials: boolean;
  /** Whether the answer is a stream of events that Azure would hold back, and this gateway does not. */
  holdsEventsInAzure: boolean;
  /** The command that mends what went wrong, where there is one. */
  remedy: string | undefined;
}
