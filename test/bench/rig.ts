import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientIdentity, pfxOf, serverIdentity, type TestIdentity, testAuthority } from '../support/certificates.ts';
import { apim, environment, PROGRAM, type Server, startServer } from './measure.ts';

/** A backend that demands a client certificate, and what gateways in front of it need. */
export interface Rig {
  /** State with the CA and an API at /bench. */
  readonly home: string;
  /** `https://localhost:PORT`. */
  readonly backendUrl: string;
  startGateway(...command: readonly string[]): Promise<Server>;
  startFloor(): Promise<Server>;
  /** Ends all that was started. */
  stop(): Promise<void>;
}

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

export async function startRig(): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const home = join(folder, 'home');
  const ca = (await testAuthority()).certificate;
  const client = await clientIdentity('bench');
  const backend = await startBackend(ca);
  const servers = [backend];
  const backendUrl = backend.url.replace('127.0.0.1', 'localhost');
  prepareHome(folder, home, client, ca, backendUrl);
  const keep = async (starting: Promise<Server>): Promise<Server> => {
    const server = await starting;
    servers.push(server);
    return server;
  };
  const floor = { CA: ca, BACKEND_URL: backendUrl, CLIENT_CERT: client.certificate, CLIENT_KEY: client.privateKey };
  return {
    home,
    backendUrl,
    startGateway: (...command) => keep(startServer([PROGRAM, 'serve', '--port', '0', ...command], environment(home))),
    startFloor: () => keep(startServer([script('./floor.js')], { ...process.env, ...floor })),
    stop: async () => {
      for (const server of servers) await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A command for `serve` that does nothing and does not end: with one, only failures are logged. */
export const SLEEPING = ['--', process.execPath, '-e', 'setInterval(() => 0, 1e6)'];

async function startBackend(ca: string): Promise<Server> {
  const { chain, privateKey } = await serverIdentity();
  const identity = { BACKEND_CERT: chain.join(''), BACKEND_KEY: privateKey, CA: ca };
  return startServer([script('./backend.js')], { ...process.env, ...identity });
}

function prepareHome(folder: string, home: string, client: TestIdentity, ca: string, backendUrl: string): void {
  const [pfx, caFile] = [join(folder, 'client.pfx'), join(folder, 'ca.pem')];
  writeFileSync(pfx, pfxOf(client, 'bench'));
  writeFileSync(caFile, ca);
  apim(home, 'cert', 'add', '--id', 'client', '--pfx', pfx, '--password', 'bench');
  apim(home, 'ca', 'add', '--id', 'bench', '--file', caFile);
  apim(home, 'api', 'new', '--id', 'bench', '--path', 'bench', '--service-url', backendUrl, '--certificate', 'client');
}
