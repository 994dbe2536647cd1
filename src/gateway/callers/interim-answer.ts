import type { ServerResponse } from 'node:http';
import { HOP_BY_HOP, type RawHeaders, withoutHeaders } from '../../http/headers.ts';
import { reasonPhrase } from './reason-phrase.ts';

/**
 * Passes an interim answer on, as RFC 9110, section 15.2, demands of a proxy, and not to HTTP/1.0. It is no more than a
 * hint: a caller who does not read does without.
 */
export function writeInterim(outgoing: ServerResponse, status: number, statusText: string, headers: RawHeaders): void {
  // Without a socket an earlier answer of this connection is still being sent.
  const { req, socket, headersSent } = outgoing;
  if (req.httpVersion !== '1.1' || socket === null || headersSent || socket.writableNeedDrain) return;
  const kept = withoutHeaders(headers, HOP_BY_HOP);
  let head = `HTTP/1.1 ${status} ${reasonPhrase(statusText)}\r\n`;
  for (let index = 0; index < kept.length; index += 2) head += `${kept[index]}: ${kept[index + 1]}\r\n`;
  // Node has functions for 102 and 103 alone, and for 103 only with a Link header.
  socket.write(`${head}\r\n`, 'latin1');
}
