import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientIdentity, pfxOf, type TestIdentity } from '../support/certificates.ts';
import { type Load, load } from './load.ts';
import { apim, cpuTime, environment, median, PROGRAM, type Server, startServer } from './measure.ts';
import type { Row } from './table.ts';

const CONNECTIONS = 64;
const ROUND = 3000;
const WARM_UP = 1000;
const ROUNDS = 5;

const script = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Peer {
  readonly name: string;
  readonly path: string;
  readonly server: Server;
}

interface Figures extends Load {
  /** CPU of the gateway's process, in microseconds. */
  readonly cpu: number;
}

/** A home with one API in front of the backend, which demands the client certificate. */
export function prepareHome(folder: string, client: TestIdentity, backendUrl: string): string {
  const home = join(folder, 'home');
  const pfx = join(folder, 'client.pfx');
  writeFileSync(pfx, pfxOf(client, 'bench'));
  apim(home, 'cert', 'add', '--id', 'client', '--pfx', pfx, '--password', 'bench');
  const skip = ['--skip-certificate-chain-validation', '--skip-certificate-name-validation'];
  apim(home, 'backend', 'new', '--id', 'bench', '--url', backendUrl, '--protocol', 'http', ...skip);
  apim(home, 'api', 'new', '--id', 'bench', '--path', 'bench', '--service-url', backendUrl, '--certificate', 'client');
  return home;
}

async function startPeers(home: string, client: TestIdentity, backendUrl: string): Promise<Peer[]> {
  const floor = { BACKEND_URL: backendUrl, CLIENT_CERT: client.certificate, CLIENT_KEY: client.privateKey };
  const sleeping = ['--', process.execPath, '-e', 'setInterval(() => 0, 1e6)'];
  return [
    { name: 'floor', path: '/1k', server: await startServer([script('./floor.js')], { ...process.env, ...floor }) },
    {
      name: 'apim, log of failures',
      path: '/bench/1k',
      server: await startServer([PROGRAM, 'serve', '--port', '0', ...sleeping], environment(home)),
    },
    {
      name: 'apim, access log',
      path: '/bench/1k',
      server: await startServer([PROGRAM, 'serve', '--port', '0'], environment(home)),
    },
  ];
}

async function round({ server, path }: Peer, body: string): Promise<Figures> {
  const options = { url: server.url, path, connections: CONNECTIONS, body };
  await load({ ...options, duration: WARM_UP });
  const before = cpuTime(server);
  const result = await load({ ...options, duration: ROUND });
  return { ...result, cpu: (cpuTime(server) - before) / result.requests };
}

async function workload(peers: readonly Peer[], name: string, body: string): Promise<Row[]> {
  const rounds: Map<Peer, Figures>[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const results = new Map<Peer, Figures>();
    for (const peer of peers) results.set(peer, await round(peer, body));
    rounds.push(results);
  }
  const of = (peer: Peer | undefined, figure: keyof Figures): number =>
    median(rounds.map(results => (peer === undefined ? undefined : results.get(peer))?.[figure] ?? Number.NaN));
  const [floor, ...others] = peers;
  return others.flatMap(peer => [
    {
      what: `${name}: CPU a request, ${peer.name}`,
      measured: `${of(peer, 'cpu').toFixed(0)} µs, floor ${of(floor, 'cpu').toFixed(0)} µs`,
      ratio: of(peer, 'cpu') / of(floor, 'cpu'),
      reach: peer.name.includes('access log') ? 1.2 : 1,
    },
    {
      what: `${name}: p99, ${peer.name}`,
      measured: `${of(peer, 'p99').toFixed(1)} ms, floor ${of(floor, 'p99').toFixed(1)} ms, ${of(peer, 'failures')} failures`,
      ratio: of(peer, 'p99') / of(floor, 'p99'),
      reach: 1.2,
    },
  ]);
}

/** The gateway beside the least that Node can do, in turns on the same machine; Linux only. */
export async function gatewayRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const backend = await startServer([script('./backend.js')], process.env);
  const client = await clientIdentity('bench');
  const peers = await startPeers(prepareHome(folder, client, backend.url), client, backend.url);
  try {
    return [...(await workload(peers, 'GET 1 KiB', '')), ...(await workload(peers, 'POST 1 KiB', 'p'.repeat(1024)))];
  } finally {
    for (const { server } of [...peers, { server: backend }]) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
