import http from 'node:http';
import type { Random } from '../support/random.ts';
import { content } from './content.ts';
import type { Rig } from './rig.ts';

export interface Answer {
  readonly status: number;
  /** The client certificate that the backend saw. */
  readonly client: string | undefined;
  readonly body: Buffer;
}

/** Begins a request, of which the head is not sent before its body or `end`. */
export const open = ({ gateway, agent }: Rig, method: string, path: string, headers: http.OutgoingHttpHeaders) =>
  http.request(`${gateway.url}${path}`, { method, headers, agent });

/** The head of the answer; rejects where there is none. */
export const headOf = (request: http.ClientRequest): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => request.on('response', resolve).on('error', reject));

/** Rejects where the body is not whole. */
export async function answerTo(request: http.ClientRequest): Promise<Answer> {
  const response = await headOf(request);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const client = response.headers['x-client'];
  return {
    status: response.statusCode ?? 0,
    client: typeof client === 'string' ? client : undefined,
    body: Buffer.concat(chunks),
  };
}

export function get(rig: Rig, path: string): Promise<Answer> {
  const request = open(rig, 'GET', path, {});
  request.end();
  return answerTo(request);
}

/** Throws unless it is this body, from a backend that saw the certificate of /steady. */
export function expect(rig: Rig, { status, client, body }: Answer, wanted: Buffer): void {
  if (status !== 200) throw new Error(`Status ${status} instead of 200: ${body.toString('latin1', 0, 200)}`);
  if (client !== rig.steady.thumbprint) throw new Error(`The backend saw ${client}, not ${rig.steady.thumbprint}.`);
  if (!body.equals(wanted))
    throw new Error(`The answer is not what was sent: ${body.length} bytes of ${wanted.length}.`);
}

/** A body of chance: where it begins and what it is. */
export function someContent(random: Random, longest: number): { readonly offset: number; readonly bytes: Buffer } {
  const offset = random.below(longest);
  return { offset, bytes: content(offset, random.below(longest)) };
}
