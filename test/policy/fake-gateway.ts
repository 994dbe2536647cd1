import { compile } from '../../src/expression/compile.ts';
import { heldResponse, type RequestMessage, type ResponseMessage } from '../../src/http/message.ts';
import type { Backend } from '../../src/model/backend.ts';
import type { ClientCertificate } from '../../src/model/client-certificate.ts';
import { CallContext, type Received } from '../../src/policy/call-context.ts';
import type { Tools } from '../../src/policy/compile.ts';
import { csharp } from '../../src/policy/csharp.ts';
import { LIQUID } from '../../src/policy/liquid/templates.ts';
import type { CertificateReference, ForwardOptions, Lookup } from '../../src/policy/lookup.ts';
import type { Observer } from '../../src/policy/observer.ts';
import type { OutgoingRequest } from '../../src/policy/outgoing.ts';
import type { PolicyError } from '../../src/policy/policy-error.ts';
import type { GatewaySurroundings } from '../../src/surroundings.ts';
import { realSurroundings } from '../support/surroundings.ts';
import { liveHost } from './live-host.ts';

/** In the tests a handle is known by its id. */
export const certificateNamed = (id: string): ClientCertificate => ({ id, thumbprint: '', chain: '', privateKey: '' });

export const backendNamed = (id: string): Backend => ({ id, url: 'https://backend.test', protocol: 'http' });

export const everything: Lookup = {
  certificate: reference =>
    certificateNamed(
      'thumbprint' in reference ? `thumbprint ${reference.thumbprint}` : `id ${reference.certificateId}`,
    ),
  backend: backendId => backendNamed(`backend ${backendId}`),
  fragment: () => undefined,
  namedValue: () => undefined,
};

const LANGUAGE = { ...csharp({ compile }), ...LIQUID };

/** As documents are compiled that have expressions. */
export const tools = (lookup: Lookup): Tools => ({ lookup, language: LANGUAGE, skipsUnsupported: false });

export const nothing: Lookup = {
  certificate: () => undefined,
  backend: () => undefined,
  fragment: () => undefined,
  namedValue: () => undefined,
};

/** What the gateway does for a call. */
export interface Services extends Lookup {
  forward(options: ForwardOptions): Promise<ResponseMessage>;
  /** Absent, a policy that sends is a failure of the test. */
  send?(request: OutgoingRequest): Promise<ResponseMessage>;
  /** What is called, and in whose name. */
  readonly called?: Partial<Pick<CallContext, 'api' | 'operation' | 'subscription' | 'product'>>;
}

export const answer = (statusCode: number, body: string): ResponseMessage =>
  heldResponse(statusCode, '', [], Buffer.from(body));

/** A response as tests compare it. */
export const shown = (response: ResponseMessage | undefined): unknown =>
  response === undefined ? undefined : { statusCode: response.statusCode, body: response.body.bytes?.toString() };

/** Answers each forward with the next of the given responses, and keeps what was asked for. */
export function fakeServices(...responses: (ResponseMessage | Error)[]): {
  services: Services;
  asked: ForwardOptions[];
} {
  const asked: ForwardOptions[] = [];
  const services: Services = {
    ...everything,
    async forward(options) {
      const response = responses[asked.push(options) - 1];
      if (response === undefined) throw new Error('One forward more than the test expects.');
      if (response instanceof Error) throw response;
      return response;
    },
  };
  return { services, asked };
}

const RECEIVED: Received = {
  apiId: 'shop',
  path: '/shop/items/1',
  query: '?q=1',
  length: 0,
  method: 'GET',
  caller: '192.0.2.7',
  apiUrl: 'https://gateway.test/shop',
  isHandshake: false,
};

class FakeCall extends CallContext {
  readonly request: RequestMessage = {
    method: 'GET',
    path: '/items/1',
    query: '',
    headers: ['X-Name', 'value', 'X-Number', '60'],
    body: undefined,
  };
  readonly gone = new AbortController().signal;
  readonly api: CallContext['api'];
  readonly operation: CallContext['operation'];
  readonly subscription: CallContext['subscription'];
  readonly product: CallContext['product'];
  readonly received: Received;
  readonly baseUrl = 'https://backend.test/api';
  readonly objects = LANGUAGE;
  readonly #services: Services;

  constructor(services: Services, observer: Observer | undefined, surroundings: GatewaySurroundings, caller: string) {
    super(surroundings, observer);
    this.api = services.called?.api;
    this.operation = services.called?.operation;
    this.subscription = services.called?.subscription;
    this.product = services.called?.product;
    this.#services = services;
    this.received = { ...RECEIVED, caller };
  }

  override findCertificate(reference: CertificateReference): ClientCertificate | undefined {
    return this.#services.certificate(reference);
  }

  override findBackend(backendId: string): Backend | undefined {
    return this.#services.backend(backendId);
  }

  override forward(options: ForwardOptions): Promise<ResponseMessage> {
    return this.#services.forward(options);
  }

  override url(): URL {
    return new URL('https://backend.test/items/1');
  }

  override async send(request: OutgoingRequest): Promise<ResponseMessage> {
    if (this.#services.send === undefined) throw new Error('Nobody expects a request here.');
    return this.#services.send(request);
  }

  override sendAside(request: OutgoingRequest): void {
    void this.send(request);
  }

  override failureResponse({ message }: PolicyError): ResponseMessage {
    return answer(500, `failed: ${message}`);
  }

  override expressionHost() {
    return liveHost(this);
  }
}

export const contextWith = (services: Services): CallContext =>
  new FakeCall(services, undefined, realSurroundings(), RECEIVED.caller);

export const observedContext = (services: Services, observer: Observer): CallContext =>
  new FakeCall(services, observer, realSurroundings(), RECEIVED.caller);

/** A call where time and chance, and what was counted and cached before, are the test's own. */
export const contextIn = (surroundings: GatewaySurroundings, services: Services): CallContext =>
  new FakeCall(services, undefined, surroundings, RECEIVED.caller);

/** A call from this address; nothing answers it. */
export const callFrom = (caller: string): CallContext =>
  new FakeCall(fakeServices().services, undefined, realSurroundings(), caller);
