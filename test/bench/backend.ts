import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import { TLSSocket } from 'node:tls';

/*
 * A backend in a process of its own, which demands a client certificate of the CA. GET /bytes/N answers N bytes,
 * GET /thumbprint that of the client's certificate, and POST how many bytes came.
 */
const CHUNK = Buffer.alloc(1024 * 1024, 'k');

/** As fast as the connection takes it. */
function sendBytes(response: ServerResponse, count: number): void {
  response.writeHead(200, { 'content-length': count });
  let left = count;
  const more = (): void => {
    while (left > CHUNK.length) {
      left -= CHUNK.length;
      if (!response.write(CHUNK)) return;
    }
    response.off('drain', more);
    response.end(CHUNK.subarray(0, left));
  };
  if (left > CHUNK.length) response.on('drain', more);
  more();
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-length': text.length });
  response.end(text);
}

function countBytes(request: IncomingMessage, response: ServerResponse): void {
  let count = 0;
  request.on('data', chunk => {
    count += chunk.length;
  });
  request.on('end', () => sendText(response, String(count)));
}

const clientOf = ({ socket }: IncomingMessage): string =>
  socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint.replaceAll(':', '') : 'none';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '' } = request;
  if (method === 'POST') countBytes(request, response);
  else if (url === '/thumbprint') sendText(response, clientOf(request));
  else sendBytes(response, Number(url.slice('/bytes/'.length)));
}

const { BACKEND_CERT, BACKEND_KEY, CA } = process.env;
const tls = { cert: BACKEND_CERT, key: BACKEND_KEY, ca: CA, requestCert: true, rejectUnauthorized: true };
const server = https.createServer({ ...tls, keepAliveTimeout: 60_000 }, answer);
server.listen(0, '127.0.0.1', 1024, () => {
  const address = server.address();
  process.stdout.write(`https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
