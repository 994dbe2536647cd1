import { type ChildProcess, type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../../bin/apim.js', import.meta.url));

/** The URL of the bundle's part that holds the module of that name, and of what it alone imports. */
export function chunk(name: string): string {
  const folder = new URL('../../apim/', import.meta.url);
  const file = readdirSync(folder).find(each => new RegExp(`^${name}-[A-Z0-9]+\\.js$`).test(each));
  if (file === undefined) throw new Error(`The bundle has no part ${name}.`);
  return new URL(file, folder).href;
}

/** The value below which so large a share of them lies. */
export const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export const median = (values: readonly number[]): number => quantile(values, 0.5);

const ROUNDS = 15;

type Turn = (index: number) => unknown;

/** CPU time of one turn in the median of the rounds, in nanoseconds: what else runs here disturbs least so. */
export const nanoseconds = (turns: number, turn: Turn): number =>
  median(Array.from({ length: ROUNDS }, () => oneRound(turns, turn)));

const ROUNDS_OF_BOTH = 75;

/** The same of two that take turns, so that both meet the same moods of the machine. */
export function nanosecondsOfBoth(turns: number, a: Turn, b: Turn): [number, number] {
  const times = Array.from({ length: ROUNDS_OF_BOTH }, () => [oneRound(turns, a), oneRound(turns, b)] as const);
  return [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
}

function oneRound(turns: number, turn: Turn): number {
  const before = process.cpuUsage();
  for (let index = 0; index < turns; index += 1) turn(index);
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / turns;
}

/** Environment of a command that works on a home of its own. */
export const environment = (home: string): NodeJS.ProcessEnv => ({ ...process.env, APIM_HOME: home, APIM_CONTEXT: '' });

/** Runs apim to its end; throws where it fails. */
export function apim(home: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    env: environment(home),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`apim ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Wall time of one run of a Node program, in milliseconds. */
export function wallTime(home: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env: environment(home), encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return performance.now() - started;
}

/** Medians of two programs that take turns, so that both meet the same moods of the machine. In milliseconds. */
export function alternating(runs: number, a: () => number, b: () => number): { a: number; b: number } {
  const times = Array.from({ length: runs }, () => ({ a: a(), b: b() }));
  return { a: median(times.map(time => time.a)), b: median(times.map(time => time.b)) };
}

export interface Server {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a program that tells its address on a line of its stderr or stdout. */
export async function startServer(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const url = await addressOf(child);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, pid: child.pid ?? 0, url, stop };
}

/** The first address that it writes; what it writes later is read and dropped. */
function addressOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      text += chunk;
      const [found] = /https?:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found === undefined) return;
      for (const stream of [child.stdout, child.stderr]) stream.off('data', read).resume();
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.on('data', read);
    child.once('close', () => reject(new Error(text)));
  });
}
