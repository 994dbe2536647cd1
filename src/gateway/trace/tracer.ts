import type { HostUrl } from '../../expression/context/host.ts';
import type { Observer } from '../../policy/observer.ts';
import { TraceMasker } from '../../policy/trace/masker.ts';
import { maskedFailure } from '../../policy/trace/open-step.ts';
import { Recorder } from '../../policy/trace/recorder.ts';
import type { Clock } from '../../surroundings.ts';
import type { AccessRecord } from '../callers/access-log.ts';
import { receivedUrl } from '../expressions/received-url.ts';
import type { GatewayRequest } from '../gateway-types.ts';
import type { RequestTrace } from './request-trace.ts';

/** Looks on at one request. */
export interface Onlooker {
  readonly observer: Observer;
  /** Its answer is sent, or broke off. */
  ended(record: AccessRecord, isWhole: boolean): void;
}

/** Looks on at requests; a gateway that has none does nothing for it. */
export interface Tracer {
  /** `secrets`: texts that no trace may show. */
  begin(request: GatewayRequest, secrets: Iterable<string>): Onlooker;
}

export interface TracerOptions {
  /** Of the context, as Azure would call the service. */
  readonly service: string;
  readonly clock: Clock;
  /** Whether only requests are told of that failed, or that were answered as failed. */
  readonly failuresOnly: boolean;
  readonly write: (trace: RequestTrace) => void;
}

export const tracer = (options: TracerOptions): Tracer => ({
  begin(request, secrets) {
    const masker = new TraceMasker(secrets);
    const begun = beginning(request, masker, options);
    const recorder = new Recorder(masker, () => performance.now() - request.started);
    return {
      observer: recorder,
      ended(record, isWhole) {
        addKeys(request, masker);
        if (!options.failuresOnly || isFailure(record))
          options.write({ ...begun(), steps: recorder.steps(), ...ending(record, masker), isWhole });
      },
    };
  },
});

/** The subscription's own, and what was sent in the place of one, which may have any name. */
function addKeys({ api, incoming, subscription }: GatewayRequest, masker: TraceMasker): void {
  for (const key of subscription === undefined ? [] : [subscription.keys.primaryKey, subscription.keys.secondaryKey])
    masker.add(key);
  if (api.access === undefined) return;
  masker.add(String(incoming.headers[api.access.header] ?? ''));
  for (const [name, value] of new URLSearchParams(receivedUrl(incoming).query))
    if (name.toLowerCase() === api.access.query) masker.add(value);
}

const isFailure = ({ error, status }: AccessRecord): boolean => error !== undefined || status >= 400;

type Beginning = Pick<RequestTrace, 'id' | 'service' | 'time' | 'method' | 'url' | 'headers' | 'api'>;

/** As the request was received; what of it is secret is known at the end only. */
function beginning(request: GatewayRequest, masker: TraceMasker, { service, clock }: TracerOptions): () => Beginning {
  const { id, method, headers, incoming, started } = request;
  const { api } = request.api;
  const received = receivedUrl(incoming);
  const time = new Date(clock.now() - (performance.now() - started));
  masker.addHeaders(headers);
  masker.addQuery(received.query);
  return () => ({
    id,
    service,
    time,
    method,
    url: masker.url(urlText(received)),
    headers: masker.headers(headers),
    api: api && { id: api.id, path: api.path, serviceUrl: api.serviceUrl },
  });
}

/** A port that goes without saying is left out. */
function urlText({ scheme, host, port, path, query }: HostUrl): string {
  const { origin } = new URL(`${scheme}://${host}:${port}`);
  return origin + path + query;
}

type Ending = Pick<RequestTrace, 'status' | 'took' | 'responseBytes' | 'error' | 'remedy' | 'hint'>;

const ending = (
  { status, duration, responseBytes, error, request, hint }: AccessRecord,
  masker: TraceMasker,
): Ending => ({
  status,
  took: duration,
  responseBytes,
  error: error && maskedFailure(masker, error),
  remedy: request?.remedy,
  hint: hint?.text,
});
