import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clientIdentity } from '../support/certificates.ts';
import { prepareHome } from './gateway.ts';
import { type Load, type LoadOptions, load } from './load.ts';
import { environment, median, PROGRAM, type Server, startServer } from './measure.ts';
import type { Row } from './table.ts';

const CONNECTIONS = 64;
const ROUND = 3000;
const WARM_UP = 1000;
const ROUNDS = 5;

type Workload = (options: LoadOptions) => Promise<Load>;

interface Figures {
  /** Requests a second. */
  readonly rate: number;
  /** CPU of all processes of the gateway, in microseconds a request. */
  readonly cpu: number;
  /** In milliseconds. */
  readonly p99: number;
  readonly failures: number;
}

interface Peer {
  readonly name: string;
  readonly server: Server;
}

/** A new connection for each request. */
const unkept: Workload = async ({ url, path, connections, duration }) => {
  const until = performance.now() + duration;
  const latencies: number[] = [];
  let failures = 0;
  const { hostname, port, host } = new URL(url);
  const once = (): Promise<void> =>
    new Promise(resolve => {
      const started = performance.now();
      let answer = '';
      const socket = net.connect(Number(port), hostname, () => {
        socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      });
      socket.setEncoding('latin1').on('data', text => {
        answer += text;
      });
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (answer.startsWith('HTTP/1.1 200')) latencies.push(performance.now() - started);
        else failures += 1;
        resolve();
      });
    });
  const caller = async (): Promise<void> => {
    while (performance.now() < until) await once();
  };
  await Promise.all(Array.from({ length: connections }, caller));
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return { requests: latencies.length, failures, p50: at(0.5), p99: at(0.99) };
};

async function startPeers(home: string, counts: readonly number[]): Promise<Peer[]> {
  const peers: Peer[] = [];
  for (const count of counts) {
    const args = [PROGRAM, 'serve', '--port', '0', '--workers', String(count)];
    peers.push({
      name: `${count} worker${count === 1 ? '' : 's'}`,
      server: await startServer(args, environment(home)),
    });
  }
  return peers;
}

function processes(pid: number | undefined): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  return [pid ?? 0, ...children.filter(child => child > 0)];
}

/** User and system, of the server and its workers, in microseconds; Linux tells it in ticks of 10 ms. */
const cpuTimes = ({ child }: Server): number[] =>
  processes(child.pid).map(pid => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  });

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

async function round({ server }: Peer, workload: Workload): Promise<Figures> {
  const options = { url: server.url, path: '/bench/1k', connections: CONNECTIONS, body: '' };
  await workload({ ...options, duration: WARM_UP });
  const before = sum(cpuTimes(server));
  const { requests, p99, failures } = await workload({ ...options, duration: ROUND });
  const cpu = (sum(cpuTimes(server)) - before) / requests;
  return { rate: (requests * 1000) / ROUND, cpu, p99, failures };
}

async function compare(peers: readonly Peer[], name: string, workload: Workload): Promise<Row[]> {
  const rounds: Map<Peer, Figures>[] = [];
  for (let index = 0; index < ROUNDS; index += 1) {
    const results = new Map<Peer, Figures>();
    for (const peer of peers) results.set(peer, await round(peer, workload));
    rounds.push(results);
  }
  const of = (peer: Peer | undefined, figure: keyof Figures): number =>
    median(rounds.map(results => (peer === undefined ? undefined : results.get(peer))?.[figure] ?? Number.NaN));
  const [one] = peers;
  return peers.map(peer => ({
    what: `${name}: CPU a request, ${peer.name} against 1`,
    measured: `${of(peer, 'cpu').toFixed(0)} µs, ${of(peer, 'rate').toFixed(0)} a second, p99 ${of(peer, 'p99').toFixed(1)} ms, ${of(peer, 'failures')} failures`,
    ratio: of(peer, 'cpu') / of(one, 'cpu'),
    reach: 1.1,
  }));
}

/** What several processes cost. Load and backend share the cores, so that throughput says little on a small machine; Linux only. */
export async function workerRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const backend = await startServer([fileURLToPath(new URL('./backend.js', import.meta.url))], process.env);
  const home = prepareHome(folder, await clientIdentity('bench'), backend.url);
  const peers = await startPeers(home, [...new Set([1, 2, availableParallelism()])]);
  try {
    return [...(await compare(peers, 'kept connections', load)), ...(await compare(peers, 'new connections', unkept))];
  } finally {
    for (const { server } of [...peers, { server: backend }]) await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
