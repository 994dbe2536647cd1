import type { ServerResponse } from 'node:http';
import { HOP_BY_HOP, withoutHeaders } from '../../http/headers.ts';
import type { ResponseMessage } from '../../http/message.ts';
import { BackendBody, UpgradedBody } from '../backends/backend-body.ts';
import type { BodySink } from '../backends/backend-response.ts';
import { notTaken } from './abandonment.ts';
import { Collecting } from './collecting.ts';
import type { Endings } from './endings.ts';
import { framedHeaders } from './framed-headers.ts';
import { reasonPhrase } from './reason-phrase.ts';
import type { Sent } from './sent.ts';
import { Untaken } from './untaken.ts';
import { switchProtocols } from './upgrade.ts';

/** RFC 9110, section 8.6: an answer without content says nothing of its length. */
const NOT_WITH_204: ReadonlySet<string> = new Set([...HOP_BY_HOP, 'content-length']);

export interface Sending {
  readonly endings: Endings;
  /** How long a caller may take for what waits to be sent to it, in milliseconds. */
  readonly patience: number;
}

/** Writes a response to the caller; resolves when its last byte is handed on or it broke off. Never rejects. */
export function respond(outgoing: ServerResponse, response: ResponseMessage, sending: Sending): Promise<Sent> | Sent {
  // i
  const { body, statusCode } = response;
  if (body instanceof UpgradedBody) return respondToHandshake(outgoing, response, body, sending);
  if (body instanceof BackendBody && !body.isConsumed) return sendOn(outgoing, response, body, sending);
  const bytes = body.isConsumed ? EMPTY : (body.bytes ?? EMPTY);
  const headers = framedHeaders(response.headers, statusCode, bytes.length);
  return sendWhole(outgoing, response, headers, bytes, sending.endings);
}

const EMPTY = Buffer.alloc(0);

/** A policy may have refused what the backend took: another status is no switch, and nothing of the backend's connection. */
function respondToHandshake(
  outgoing: ServerResponse,
  response: ResponseMessage,
  body: UpgradedBody,
  { endings, patience }: Sending,
): Promise<Sent> | Sent {
  const { statusCode } = response;
  if (statusCode === 101) return switchProtocols(outgoing, response, body.socket, patience);
  body.drop('A policy refused the handshake.');
  const headers = framedHeaders(withoutHeaders(response.headers, HOP_BY_HOP), statusCode, EMPTY.length);
  return sendWhole(outgoing, response, headers, EMPTY, endings);
}

function sendOn(
  outgoing: ServerResponse,
  response: ResponseMessage,
  body: BackendBody,
  sending: Sending,
): Promise<Sent> | Sent {
  const headers = withoutHeaders(response.headers, response.statusCode === 204 ? NOT_WITH_204 : HOP_BY_HOP);
  const { bytes } = body;
  return bytes === undefined
    ? sendStream(outgoing, response, headers, body, sending)
    : sendWhole(outgoing, response, headers, bytes, sending.endings);
}

function sendWhole(
  outgoing: ServerResponse,
  response: ResponseMessage,
  headers: string[],
  bytes: Buffer,
  endings: Endings,
): Sent {
  writeHead(outgoing, response, headers);
  endings.add(outgoing, bytes.length === 0 ? undefined : bytes);
  return { bytes: bytes.length, error: undefined };
}

function sendStream(
  outgoing: ServerResponse,
  response: ResponseMessage,
  headers: string[],
  { response: backend, collects }: BackendBody,
  { endings, patience }: Sending,
): Promise<Sent> {
  writeHead(outgoing, response, headers);
  return new Promise(resolve => {
    let bytes = 0;
    const untaken = new Untaken(patience, () => backend.abort(notTaken(patience)));
    const sink: BodySink = {
      write: chunk => {
        bytes += chunk.length;
        if (outgoing.write(chunk)) return true;
        untaken.wait();
        return false;
      },
      end: trailers => {
        untaken.stop();
        if (trailers.length > 0) outgoing.addTrailers(pairs(trailers));
        endings.add(outgoing, undefined);
        resolve({ bytes, error: undefined });
      },
      // Cut, not ended: the caller must not take half an answer for the whole.
      fail: error => {
        untaken.stop();
        outgoing.destroy();
        resolve({ bytes, error });
      },
    };
    outgoing.on('drain', () => {
      untaken.taken();
      backend.resume();
    });
    backend.pipeTo(collects ? new Collecting(sink) : sink);
    // A body that begins later, such as an event stream, must not keep its head waiting.
    // Node's flushHeaders would write the head as UTF-8.
    if (bytes === 0) outgoing.write('', 'latin1');
  });
}

function writeHead(outgoing: ServerResponse, response: ResponseMessage, headers: string[]): void {
  if (response.statusText === '') outgoing.writeHead(response.statusCode, headers);
  else outgoing.writeHead(response.statusCode, reasonPhrase(response.statusText), headers);
}

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index): [string, string][] => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
