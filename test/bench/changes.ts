import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { get, type Pfx, pfxFile, prepareHome, startEcho, startGateway, timed } from './change-rig.ts';
import { median } from './measure.ts';
import type { Row } from './table.ts';

/** For each of the two gateways. */
const ROUNDS = 100;
const MANY = 1000;
const FEW = 10;
/** How many milliseconds more a change may cost with MANY APIs than with FEW. */
const REACH = 20;
/** Of the load on each gateway, which leaves the commands room. */
const CONNECTIONS = 4;
/** In milliseconds, between an answer and the next request of a connection. */
const PAUSE = 10;

interface Peer {
  readonly home: string;
  readonly url: string;
}

interface Kind {
  readonly name: string;
  /** The command of a round, the path to ask for at once, and what the backend is to have seen. */
  round(number: number): { command: readonly string[]; path: string; seen: RegExp };
}

const kindsOf = (backendUrl: string, files: readonly Pfx[]): readonly Kind[] => [
  {
    name: 'api set --service-url',
    round: number => ({
      command: ['api', 'set', '--id', 'a', '--service-url', `${backendUrl}/${number}`],
      path: '/a',
      seen: new RegExp(`^/${number} `),
    }),
  },
  {
    name: 'backend set --url',
    round: number => ({
      command: ['backend', 'set', '--id', 'b', '--url', `${backendUrl}/${number}`],
      path: '/b',
      seen: new RegExp(`^/${number} `),
    }),
  },
  {
    name: 'cert set',
    round: number => {
      const { path = '', thumbprint = '' } = files[number % files.length] ?? {};
      const command = ['cert', 'set', '--id', 'client', '--pfx', path, '--password', 'bench'];
      return { command, path: '/a', seen: new RegExp(` ${thumbprint}$`) };
    },
  },
];

interface Tally {
  requests: number;
  failures: number;
  old: number;
}

/** Keeps connections of a gateway busy; answers what ends that. */
function loadOn({ url }: Peer, tally: Tally): () => Promise<void> {
  const agent = new http.Agent({ keepAlive: true });
  let isOver = false;
  const one = async (path: string): Promise<void> => {
    while (!isOver) {
      tally.requests += 1;
      if ((await get(url + path, agent)) === undefined) tally.failures += 1;
      await setTimeout(PAUSE);
    }
  };
  const running = Array.from({ length: CONNECTIONS }, (_, index) => one(index % 2 === 0 ? '/a' : '/b'));
  return async () => {
    isOver = true;
    await Promise.all(running);
    agent.destroy();
  };
}

/** One change by a command, and a request as soon as it has returned. Answers what the command took. */
async function change({ home, url }: Peer, kind: Kind, number: number, tally: Tally): Promise<number> {
  const { command, path, seen } = kind.round(number);
  const time = await timed(home, command);
  const body = await get(url + path, new http.Agent());
  tally.requests += 1;
  if (body === undefined) tally.failures += 1;
  else if (!seen.test(body)) tally.old += 1;
  return time;
}

async function measured(many: Peer, few: Peer, kinds: readonly Kind[]): Promise<Row[]> {
  const tally: Tally = { requests: 0, failures: 0, old: 0 };
  const times = kinds.map(kind => ({ kind, many: [] as number[], few: [] as number[], bare: [] as number[] }));
  const stops = [many, few].map(peer => loadOn(peer, tally));
  for (let number = 0; number < ROUNDS; number += 1) {
    const time = times[number % times.length];
    if (time === undefined) continue;
    time.many.push(await change(many, time.kind, number, tally));
    time.few.push(await change(few, time.kind, number, tally));
    time.bare.push(await timed(few.home, ['--version']));
  }
  for (const stop of stops) await stop();
  const { old, failures, requests } = tally;
  const all = {
    what: `${2 * ROUNDS} changes under load, a request at once: old states and failures`,
    measured: `${old} old, ${failures} of ${requests} requests failed`,
    ratio: old + failures,
    reach: 0,
  };
  return [all, ...times.map(({ kind, ...time }) => costs(kind.name, time))];
}

function costs(name: string, time: Readonly<Record<'many' | 'few' | 'bare', readonly number[]>>): Row {
  const [many, few, bare] = [median(time.many), median(time.few), median(time.bare)];
  return {
    what: `${name} under load, ${MANY} APIs against ${FEW}: ms more, of ${REACH}`,
    measured: `${many.toFixed(0)} ms, ${few.toFixed(0)} ms; apim --version ${bare.toFixed(0)} ms`,
    ratio: (many - few) / REACH,
    reach: 1,
  };
}

/** What a change costs and does to requests while a gateway has some. */
export async function changeRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  const files = [await pfxFile(folder, 'one'), await pfxFile(folder, 'two')] as const;
  const echo = await startEcho();
  const homes = [
    await prepareHome(folder, echo.url, files[0], MANY),
    await prepareHome(folder, echo.url, files[0], FEW),
  ] as const;
  const servers = [await startGateway(homes[0]), await startGateway(homes[1])] as const;
  try {
    const [many, few] = [
      { home: homes[0], url: servers[0].url },
      { home: homes[1], url: servers[1].url },
    ];
    return await measured(many, few, kindsOf(echo.url, files));
  } finally {
    for (const server of servers) await server.stop();
    await echo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
