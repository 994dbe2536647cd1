import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';

export interface Answer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: string;
  readonly trailers: NodeJS.Dict<string>;
}

export interface RequestOptions {
  readonly method?: string;
  /** Names and values in turn, or by name. */
  readonly headers?: readonly string[] | http.OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly agent?: http.Agent;
}

/** Sends a request and reads the whole answer; rejects where that breaks off. */
export async function send(url: string, options: RequestOptions = {}): Promise<Answer> {
  const outgoing = begin(url, options);
  outgoing.end(options.body);
  const incoming = await responseTo(outgoing);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers: incoming.headers,
    rawHeaders: incoming.rawHeaders,
    body: Buffer.concat(chunks).toString(),
    trailers: incoming.trailers,
  };
}

/** A request whose body is still to be written. */
export function begin(url: string, { method, headers, agent }: RequestOptions): http.ClientRequest {
  return http.request(url, {
    method: method ?? 'GET',
    // The types know objects alone; Node takes the raw form too.
    headers: Array.isArray(headers) ? Object.fromEntries(pairs(headers)) : { ...headers },
    agent: agent ?? false,
  });
}

function pairs(raw: readonly string[]): Map<string, string[]> {
  const values = new Map<string, string[]>();
  raw.forEach((name, index) => {
    if (index % 2 === 0) values.set(name, [...(values.get(name) ?? []), raw[index + 1] ?? '']);
  });
  return values;
}

export async function responseTo(outgoing: http.ClientRequest): Promise<http.IncomingMessage> {
  const [incoming]: http.IncomingMessage[] = await once(outgoing, 'response');
  if (incoming === undefined) throw new Error('There is no response.');
  return incoming;
}

/** Sends bytes as they are and answers all that comes back; the request must say that the connection is to be closed. */
export async function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = net.connect(Number(port), hostname);
  socket.write(bytes, 'latin1');
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}
