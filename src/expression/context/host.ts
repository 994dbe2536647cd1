import type { RawHeaders } from '../../http/headers.ts';
import type { Asked } from '../runtime/evaluation.ts';
import type { Limits } from '../runtime/limits.ts';
import type {
  HostApi,
  HostBackend,
  HostDeployment,
  HostGraphQL,
  HostLastError,
  HostOperation,
  HostProduct,
  HostSubscription,
  HostUser,
  HostWorkspace,
} from './host-entities.ts';

export { LIMITS, type Limits } from '../runtime/limits.ts';
export type * from './host-entities.ts';
export { Mirror } from './mirror.ts';

/**
 * What the host (the gateway, or a command) hands to the expressions of one call. It may change between two expressions,
 * never during one. What costs something to get is a function, or may be a getter: most expressions read one header.
 */
export interface HostContext {
  /** What each expression may take. */
  readonly limits: Limits;
  /** Whom each asks what time it is, and what nobody can foresee. */
  readonly surroundings: Asked;
  readonly request: HostRequest;
  readonly response: HostResponse | undefined;
  /** The same Map for the whole call; values in object form: numbers, chars and enum members in a `Boxed`. */
  readonly variables: ReadonlyMap<string, unknown>;
  readonly api: HostApi | undefined;
  readonly operation: HostOperation | undefined;
  readonly product: HostProduct | undefined;
  readonly subscription: HostSubscription | undefined;
  readonly user: HostUser | undefined;
  readonly lastError: HostLastError | undefined;
  readonly backend: HostBackend | undefined;
  readonly graphQL: HostGraphQL | undefined;
  readonly workspace: HostWorkspace | undefined;
  readonly deployment: HostDeployment;
  /** A UUID. */
  readonly requestId: string;
  /** When the request was received. */
  readonly timestamp: Date;
  readonly isTracing: boolean;
  elapsedMilliseconds(): number;
  trace(message: string): void;
}

/** Headers, URLs and bodies are replaced, not changed: another value is another object. */
export interface HostRequest {
  readonly method: string;
  readonly headers: RawHeaders;
  /** As rewritten so far. */
  readonly url: HostUrl;
  /** As received. */
  readonly originalUrl: HostUrl;
  readonly ipAddress: string;
  readonly body: HostBody | undefined;
  /** The caller's, DER. */
  readonly certificate: Uint8Array | undefined;
  /** Those of the operation's URL template. */
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly privateEndpointConnection: HostPrivateEndpointConnection | undefined;
  readonly azureVnetInfo: HostAzureVnetInfo | undefined;
  /** The model deployment of a Microsoft Foundry call. */
  readonly foundryDeployment: string | undefined;
}

export interface HostResponse {
  readonly statusCode: number;
  readonly statusReason: string;
  readonly headers: RawHeaders;
  readonly body: HostBody | undefined;
}

export interface HostUrl {
  readonly scheme: string;
  /** Without port. */
  readonly host: string;
  readonly port: number;
  /** Begins with a slash. */
  readonly path: string;
  /** Empty, or it begins with a question mark. */
  readonly query: string;
}

/** In memory before an expression runs; decompressed when it is asked for. */
export interface HostBody {
  bytes(): Uint8Array;
  /** The charset of Content-Type; undefined: UTF-8. */
  readonly charset: string | undefined;
  /** Set when an expression has read it without preserveContent: what is sent on has no body then. */
  isConsumed: boolean;
}

export interface HostPrivateEndpointConnection {
  readonly name: string;
  readonly groupId: string;
  readonly memberName: string;
}

export interface HostAzureVnetInfo {
  readonly vnetTrafficTag: string;
  readonly subnetId: string;
  readonly privateLinkId: number;
  readonly snatVip: string;
}
