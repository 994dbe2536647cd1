import type { IncomingMessage } from 'node:http';
import type { LastError } from '../../policy/last-error.ts';
import type { Masker } from '../../policy/masker.ts';
import type { Hint } from '../faults/hints.ts';
import type { GatewayRequest } from '../gateway-types.ts';
import { callerAddress } from './caller-address.ts';

export type LogFormat = 'text' | 'json';

/** One request, ended. Queries are left out of both formats: they may hold keys. */
export interface AccessRecord {
  readonly time: Date;
  readonly incoming: IncomingMessage;
  /** As received, without the query. */
  readonly path: string;
  readonly status: number;
  /** Milliseconds from the request's head to the last byte of the answer. */
  readonly duration: number;
  readonly responseBytes: number;
  /** Undefined where the gateway answered before it looked for an API. */
  readonly request: GatewayRequest | undefined;
  /** Undefined where all went well, whatever the backend answered. */
  readonly error: LastError | undefined;
  /** What may be worth knowing though nothing failed here. */
  readonly hint: Hint | undefined;
  /** Hides what nobody may read. */
  readonly masker: Masker;
}

/** A request that a policy sent with nobody waiting for it, and that failed. */
export interface AsideRecord {
  readonly time: Date;
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  /** Of the caller's request. */
  readonly id: string;
  readonly error: LastError;
  readonly remedy: string | undefined;
}

export interface AccessLog {
  write(record: AccessRecord): void;
  aside(record: AsideRecord): void;
}

/** Lines for a person or for a program; with `failuresOnly` those of requests that the gateway could not answer as asked. */
export function accessLog(format: LogFormat, failuresOnly: boolean, write: (line: string) => void): AccessLog {
  const line = format === 'json' ? jsonLine : textLine;
  const textOf = timeTexts();
  return {
    write: record => {
      if (!failuresOnly || isFailure(record)) write(record.masker.mask(line(record, textOf(record.time))));
    },
    aside: record => write(format === 'json' ? jsonAside(record) : textAside(record)),
  };
}

/** Requests of one millisecond share theirs: to write a time takes longer than to write the rest of a line. */
function timeTexts(): (time: Date) => string {
  let last = Number.NaN;
  let text = '';
  return time => {
    if (time.getTime() === last) return text;
    last = time.getTime();
    text = time.toISOString();
    return text;
  };
}

const isFailure = ({ error, hint, status, request }: AccessRecord): boolean =>
  error !== undefined || hint !== undefined || (status >= 400 && request?.backendStatus === undefined);

function textLine(record: AccessRecord, time: string): string {
  const { incoming, path, status, duration, request, error, hint } = record;
  const upstream = request?.upstream;
  const words = [
    time,
    incoming.method ?? '-',
    printable(path),
    String(status),
    upstream?.label ?? '-',
    upstream?.agent.terms.certificate?.id ?? '-',
    `${duration.toFixed(1)} ms`,
  ];
  return (
    words.join(' ') +
    (error === undefined ? '' : failureText(error, request)) +
    (hint === undefined ? '' : ` - ${hint.text}`)
  );
}

function failureText({ message }: LastError, request: GatewayRequest | undefined): string {
  const activity = request === undefined ? '' : ` (activityId ${request.id})`;
  const remedy = request?.remedy === undefined ? '' : ` Try: ${request.remedy}`;
  return ` - ${oneLine(message)}${activity}${remedy}`;
}

function textAside({ time, method, url, id, error, remedy }: AsideRecord): string {
  const what = `${time.toISOString()} ${error.source} ${method} ${printable(url)}`;
  return `${what} - ${oneLine(error.message)} (activityId ${id})${remedy === undefined ? '' : ` Try: ${remedy}`}`;
}

const jsonAside = ({ time, method, url, id, error, remedy }: AsideRecord): string =>
  JSON.stringify({
    time: time.toISOString(),
    category: 'GatewayLogs',
    operationName: 'Microsoft.ApiManagement/GatewayLogs',
    correlationId: id,
    isRequestSuccess: false,
    backendMethod: method,
    backendUrl: printable(url),
    lastError: error,
    remedy,
  });

/** The fields of Azure's GatewayLogs: https://learn.microsoft.com/azure/api-management/gateway-log-schema-reference */
function jsonLine(record: AccessRecord, time: string): string {
  const { incoming, path, status, duration, responseBytes, request, error, hint } = record;
  return JSON.stringify({
    time,
    category: 'GatewayLogs',
    operationName: 'Microsoft.ApiManagement/GatewayLogs',
    correlationId: request?.id,
    isRequestSuccess: status === 101 || (status >= 200 && status < 400),
    totalTime: rounded(duration),
    backendTime: rounded(request?.backendTime),
    callerIpAddress: request?.caller ?? callerAddress(incoming),
    // A request that could not be read has neither.
    method: incoming.method ?? undefined,
    url: `${'encrypted' in incoming.socket ? 'https' : 'http'}://${printable(incoming.headers.host ?? '')}${printable(path)}`,
    clientProtocol: incoming.httpVersion ? `HTTP/${incoming.httpVersion}` : undefined,
    requestSize: Number(incoming.headers['content-length'] ?? 0),
    responseSize: responseBytes,
    responseCode: status,
    ...backendFields(request),
    cache: 'none',
    apiId: request?.api.api?.id,
    operationId: request?.operation?.id,
    productId: request?.product?.id,
    apimSubscriptionId: request?.subscription?.subscription.id,
    lastError: error,
    remedy: request?.remedy,
    hint: hint?.text,
  });
}

function backendFields(request: GatewayRequest | undefined) {
  const upstream = request?.upstream;
  if (request === undefined || upstream === undefined) return {};
  return {
    backendMethod: request.method,
    backendUrl: upstream.url + request.path,
    backendResponseCode: request.backendStatus,
    backendProtocol: 'HTTP/1.1',
    backendId: upstream.backend?.id,
    certificateId: upstream.agent.terms.certificate?.id,
  };
}

const rounded = (milliseconds: number | undefined): number | undefined =>
  milliseconds === undefined ? undefined : Math.round(milliseconds * 10) / 10;

/** A path comes from the caller: what a terminal would obey stays out of it. */
const printable = (text: string): string => text.replace(/[^\x21-\x7e]/g, character => encodeURIComponent(character));

/** A message may quote a backend, in a certificate for example. */
const oneLine = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
