import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';
import { type HostRequest, type HostUrl, Mirror } from '../expression/context/host.ts';
import type { RawHeaders } from '../http/headers.ts';
import { basePath } from './backend-match.ts';
import type { GatewayRequest } from './gateway-types.ts';
import { hostUrl } from './host-url.ts';
import { parseTarget } from './request-target.ts';
import type { Target } from './target.ts';

/** A request as expressions see it. */
export class CallerRequest implements HostRequest {
  /** Nothing keeps it for them. */
  readonly body = undefined;
  readonly matchedParameters: ReadonlyMap<string, string> = new Map();
  readonly privateEndpointConnection = undefined;
  readonly azureVnetInfo = undefined;
  readonly foundryDeployment = undefined;
  readonly #request: GatewayRequest;
  readonly #target: () => Target | undefined;
  readonly #url = new Mirror((target: Target) => backendUrl(target, this.#request));
  #originalUrl: HostUrl | undefined;
  #certificate: Uint8Array | undefined;

  constructor(request: GatewayRequest, target: () => Target | undefined) {
    this.#request = request;
    this.#target = target;
  }

  get method(): string {
    return this.#request.method;
  }

  get headers(): RawHeaders {
    return this.#request.headers;
  }

  get ipAddress(): string {
    return this.#request.caller;
  }

  /** "The current value of the full backend URL": https://github.com/MicrosoftDocs/azure-docs/issues/16317 */
  get url(): HostUrl {
    const target = this.#target();
    return target === undefined ? this.originalUrl : this.#url.of(target);
  }

  get originalUrl(): HostUrl {
    this.#originalUrl ??= receivedUrl(this.#request.incoming);
    return this.#originalUrl;
  }

  get certificate(): Uint8Array | undefined {
    const { socket } = this.#request.incoming;
    if (socket instanceof TLSSocket) this.#certificate ??= socket.getPeerX509Certificate()?.raw;
    return this.#certificate;
  }
}

const backendUrl = ({ url }: Target, { path, query }: GatewayRequest): HostUrl => ({
  ...hostUrl(url),
  path: basePath(url) + path || '/',
  query,
});

function receivedUrl(incoming: IncomingMessage): HostUrl {
  const { authority, path, query } = parseTarget(incoming.url ?? '') ?? { authority: undefined, path: '/', query: '' };
  const origin = `${'encrypted' in incoming.socket ? 'https' : 'http'}://${authority ?? incoming.headers.host ?? 'localhost'}`;
  return { ...hostUrl(new URL(URL.canParse(origin) ? origin : 'http://localhost')), path, query };
}
