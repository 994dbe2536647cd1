import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { getApi } from '../../src/resources/apis.ts';
import { openHome } from '../../src/store/home.ts';
import { clientIdentity, pfxOf, serverIdentity, thumbprint } from '../support/certificates.ts';
import { apim, environment, PROGRAM, type Server, startServer } from './measure.ts';
import { SLEEPING } from './rig.ts';

export interface Pfx {
  readonly path: string;
  readonly thumbprint: string;
}

export async function pfxFile(folder: string, name: string): Promise<Pfx> {
  const identity = await clientIdentity(name);
  const path = join(folder, `${name}.pfx`);
  writeFileSync(path, pfxOf(identity, 'bench'));
  return { path, thumbprint: thumbprint(identity) };
}

/** A backend that answers the path and the thumbprint of the client certificate that it got. */
export async function startEcho(): Promise<{ url: string; stop(): Promise<void> }> {
  const { chain, privateKey } = await serverIdentity();
  const tls = { cert: chain.join(''), key: privateKey, requestCert: true, rejectUnauthorized: false };
  const server = https.createServer(tls, ({ url, socket }, response) => {
    const certificate = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
    response.end(`${url} ${certificate?.fingerprint.replaceAll(':', '')}`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  return { url: `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, stop };
}

/** API `a` by its service URL, API `b` by backend `b`, both with the certificate; the others are copies of `a`. */
export async function prepareHome(folder: string, backendUrl: string, pfx: Pfx, apis: number): Promise<string> {
  const home = join(folder, `home-${apis}`);
  const skip = ['--skip-certificate-chain-validation', '--skip-certificate-name-validation'];
  const policy = join(folder, 'b.xml');
  writeFileSync(policy, B);
  apim(home, 'cert', 'add', '--id', 'client', '--pfx', pfx.path, '--password', 'bench');
  apim(home, 'backend', 'new', '--id', 'all', '--url', backendUrl, '--protocol', 'http', ...skip);
  apim(home, 'backend', 'new', '--id', 'b', '--url', backendUrl, '--protocol', 'http', ...skip);
  apim(home, 'api', 'new', '--id', 'a', '--path', 'a', '--service-url', backendUrl, '--certificate', 'client');
  apim(home, 'api', 'new', '--id', 'b', '--path', 'b');
  apim(home, 'policy', 'set', '--api', 'b', '--file', policy);
  const store = openHome(home).store(DEFAULT_CONTEXT, () => undefined);
  await store.change(draft => {
    const api = getApi(draft, 'a');
    for (let index = 2; index < apis; index += 1)
      draft.apis.put({ ...api, id: `copy-${index}`, path: `copy-${index}` });
  });
  return home;
}

const B =
  '<policies><inbound><base/><set-backend-service backend-id="b"/>' +
  '<authentication-certificate certificate-id="client"/></inbound><backend><base/></backend></policies>';

/** Serves until it is stopped; logs failures alone. */
export const startGateway = (home: string): Promise<Server> =>
  startServer([PROGRAM, 'serve', '--port', '0', ...SLEEPING], environment(home));

/** Wall time of a command, in milliseconds; others go on meanwhile. Throws where it fails. */
export async function timed(home: string, args: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: environment(home), stdio: 'ignore' });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`apim ${args.join(' ')} ended with ${status}`);
  return performance.now() - started;
}

/** The body of an answer of 200; undefined for any other. */
export async function get(url: string, agent: http.Agent): Promise<string | undefined> {
  const [incoming]: http.IncomingMessage[] = await once(http.get(url, { agent }), 'response');
  if (incoming === undefined) return undefined;
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return incoming.statusCode === 200 ? Buffer.concat(chunks).toString() : undefined;
}
