import { TLSSocket } from 'node:tls';
import { type HostBody, type HostRequest, type HostUrl, Mirror } from '../../expression/context/host.ts';
import type { RawHeaders } from '../../http/headers.ts';
import type { Body } from '../../http/message.ts';
import type { TemplateMatch } from '../../policy/call-context.ts';
import { MessageBody } from '../../policy/message-body.ts';
import { basePath } from '../backends/backend-match.ts';
import type { Target } from '../configuration/target.ts';
import type { GatewayRequest } from '../gateway-types.ts';
import { hostUrl } from './host-url.ts';
import { receivedUrl } from './received-url.ts';

/** A request as expressions see it. */
export class CallerRequest implements HostRequest {
  readonly matchedParameters: ReadonlyMap<string, string>;
  readonly privateEndpointConnection = undefined;
  readonly azureVnetInfo = undefined;
  readonly foundryDeployment = undefined;
  readonly #request: GatewayRequest;
  readonly #target: () => Target | undefined;
  #url: { readonly of: BackendUrl; readonly url: HostUrl } | undefined;
  readonly #body = new Mirror((body: Body) => new MessageBody(body, this.#request));
  #originalUrl: HostUrl | undefined;
  #certificate: Uint8Array | undefined;

  constructor(request: GatewayRequest, { parameters }: TemplateMatch, target: () => Target | undefined) {
    this.#request = request;
    this.matchedParameters = parameters;
    this.#target = target;
  }

  get method(): string {
    return this.#request.method;
  }

  get headers(): RawHeaders {
    return this.#request.headers;
  }

  get body(): HostBody | undefined {
    const { body } = this.#request;
    return body === undefined ? undefined : this.#body.of(body);
  }

  get ipAddress(): string {
    return this.#request.caller;
  }

  /** "The current value of the full backend URL": https://github.com/MicrosoftDocs/azure-docs/issues/16317 */
  get url(): HostUrl {
    const target = this.#target();
    if (target === undefined) return this.originalUrl;
    const { path, query } = this.#request;
    const known = this.#url;
    if (known?.of.target === target && known.of.path === path && known.of.query === query) return known.url;
    this.#url = { of: { target, path, query }, url: backendUrl({ target, path, query }) };
    return this.#url.url;
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

interface BackendUrl {
  readonly target: Target;
  readonly path: string;
  readonly query: string;
}

const backendUrl = ({ target: { url }, path, query }: BackendUrl): HostUrl => ({
  ...hostUrl(url),
  path: basePath(url) + path || '/',
  query,
});
