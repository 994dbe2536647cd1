import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const PROGRAM = fileURLToPath(new URL('../../../bin/apim.js', import.meta.url));

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

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
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a program that tells its address on a line of its stderr or stdout. */
export async function startServer(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Server> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    const read = (chunk: Buffer): void => {
      if (text.length < 10_000) text += chunk;
      const [found] = /https?:\/\/127\.0\.0\.1:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('close', () => reject(new Error(text)));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { child, url, stop };
}

/** CPU time of a process so far, user and system, in microseconds; Linux tells it in ticks of 10 ms. */
export function cpuTime({ child }: Server): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}
