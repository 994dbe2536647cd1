import { headerValues, type RawHeaders } from '../../http/headers.ts';
import type { Body } from '../../http/message.ts';
import type { BackendChoice, CallContext } from '../call-context.ts';
import { bytesText } from './bytes-text.ts';
import type { Subject } from './traced.ts';

/** How a call stands at a moment. Headers and bodies are replaced, never changed, so that they need no copy. */
export interface Standing {
  readonly method: string;
  readonly path: string;
  readonly request: MessageParts;
  readonly backend: BackendChoice | undefined;
  readonly certificate: string | undefined;
  readonly variables: ReadonlyMap<string, unknown>;
  /** Undefined before there is a response. */
  readonly status: string | undefined;
  readonly response: MessageParts;
}

interface MessageParts {
  readonly headers: RawHeaders;
  readonly body: Body | undefined;
  readonly isConsumed: boolean;
}

export function standingOf({ request, response, backend, certificate, variables }: CallContext): Standing {
  return {
    method: request.method,
    path: request.path + request.query,
    request: partsOf(request.headers, request.body),
    backend,
    certificate: certificate?.id,
    variables: new Map(variables),
    status: response === undefined ? undefined : `${response.statusCode} ${response.statusText}`.trimEnd(),
    response: partsOf(response?.headers ?? [], response?.body),
  };
}

const partsOf = (headers: RawHeaders, body: Body | undefined): MessageParts => ({
  headers,
  body,
  isConsumed: body?.isConsumed === true,
});

/** One thing that is another than before. Values of variables are in object form. */
export interface Difference {
  readonly subject: Subject;
  readonly name: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
}

export function differences(before: Standing, after: Standing): Difference[] {
  return [
    ...plain('method', before.method, after.method),
    ...plain('path', before.path, after.path),
    ...headers('request header', before.request.headers, after.request.headers),
    ...body('request body', before.request, after.request),
    ...plain('backend', backendText(before.backend), backendText(after.backend)),
    ...plain('client certificate', before.certificate, after.certificate),
    ...variables(before.variables, after.variables),
    ...plain('status', before.status, after.status),
    ...headers('response header', before.response.headers, after.response.headers),
    ...body('response body', before.response, after.response),
  ];
}

const plain = (subject: Subject, before: unknown, after: unknown): Difference[] =>
  before === after ? [] : [{ subject, name: undefined, before, after }];

const backendText = (choice: BackendChoice | undefined): string | undefined =>
  choice?.kind === 'entity' ? `${choice.backend.id} (${choice.backend.url})` : choice?.baseUrl;

function headers(subject: Subject, before: RawHeaders, after: RawHeaders): Difference[] {
  if (before === after) return [];
  return namesIn([...before, ...after]).flatMap(name => {
    const [earlier, later] = [before, after].map(each => joined(each, name));
    return earlier === later ? [] : [{ subject, name, before: earlier, after: later }];
  });
}

/** As they were written first. */
function namesIn(raw: RawHeaders): string[] {
  const names = new Map<string, string>();
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return [...names.values()];
}

function joined(raw: RawHeaders, name: string): string | undefined {
  const values = headerValues(raw, name.toLowerCase());
  return values.length === 0 ? undefined : values.join(', ');
}

function body(subject: Subject, before: MessageParts, after: MessageParts): Difference[] {
  if (before.body === after.body && before.isConsumed === after.isConsumed) return [];
  return [{ subject, name: undefined, before: sizeOf(before), after: sizeOf(after) }];
}

function sizeOf({ body, isConsumed }: MessageParts): string | undefined {
  if (body === undefined) return undefined;
  if (isConsumed) return 'consumed by an expression';
  return body.bytes === undefined ? 'streaming' : bytesText(body.bytes.length);
}

function variables(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): Difference[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap(name => {
    const [earlier, later] = [before.get(name), after.get(name)];
    return earlier === later ? [] : [{ subject: 'variable', name, before: earlier, after: later }];
  });
}
