import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { serverIdentity } from '../support/certificates.ts';
import { answerOf } from './answer.ts';

/** Stands for every server there is; `close` ends it. */
export async function startStub(): Promise<() => void> {
  const { chain, privateKey } = await serverIdentity();
  const plain = http.createServer(answer);
  const secure = https.createServer({ cert: chain.join(''), key: privateKey }, answer);
  divert(await portOf(plain), await portOf(secure));
  return () => {
    for (const server of [plain, secure]) {
      server.closeAllConnections();
      server.close();
    }
  };
}

async function portOf(server: http.Server | https.Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The stub does not listen on a port.');
  return address.port;
}

/** What this process dials by undici leads to the stub, whatever its name and its certificate. */
function divert(port: number, securePort: number): void {
  const [plainly, securely] = [net.connect, tls.connect];
  Object.defineProperty(net, 'connect', {
    value: (options: net.TcpNetConnectOpts) => plainly({ ...options, host: '127.0.0.1', port }),
  });
  Object.defineProperty(tls, 'connect', {
    value: (options: tls.ConnectionOptions) =>
      securely({ ...options, host: '127.0.0.1', port: securePort, rejectUnauthorized: false }),
  });
}

function answer(request: http.IncomingMessage, response: http.ServerResponse): void {
  request.resume().once('end', () => {
    const { status, type, body } = answerOf(request);
    response.writeHead(status, { 'Content-Type': type, 'X-Request-Id': 'made-up' });
    response.end(body);
  });
}
