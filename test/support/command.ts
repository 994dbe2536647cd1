import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { temporaryFolder } from './folder.ts';

export interface CommandOptions {
  /** On top of this process's environment, of which no APIM_ variable is passed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** Absent, stdin is empty. */
  readonly stdin?: string | Buffer;
  readonly cwd?: string;
}

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Serving {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  /** `https://127.0.0.1:PORT`, where --https-port was given. */
  readonly httpsUrl: string | undefined;
  /** All that it wrote so far to stdout and stderr. */
  output(): string;
  /** The first match in what it wrote and will write; throws if it ends without one. */
  waitFor(pattern: RegExp): Promise<RegExpMatchArray>;
  readonly pid: number;
  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void;
  /** Answers the exit code; null where the signal ended it, as any does on Windows. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs a command to its end; in a folder of state of its own, unless `where` is one. */
export async function apim(
  where: TestContext | string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const home = typeof where === 'string' ? where : await temporaryFolder(where);
  const child = start(home, args, options);
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const [status, signal] = await once(child, 'close');
  if (status === null) throw new Error(`apim ${args.join(' ')} was ended by ${signal}:\n${stdout()}${stderr()}`);
  return { status, stdout: stdout(), stderr: stderr() };
}

/** Starts a command and kills it at a moment. Answers whether it was still running then. */
export async function killedApim(home: string, args: readonly string[], moment: Promise<unknown>): Promise<boolean> {
  const child = start(home, args, {});
  child.stdout.resume();
  child.stderr.resume();
  const ended = once(child, 'close');
  void moment.then(() => child.kill('SIGKILL'));
  const [, signal] = await ended;
  return signal === 'SIGKILL';
}

/** Starts `apim serve` on a free port and waits until it tells its address. */
export async function startServe(t: TestContext, home: string, args: readonly string[]): Promise<Serving> {
  const child = start(home, ['serve', '--port', '0', ...args], {});
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const { output, waitFor } = listenTo(child);
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    child.kill(signal);
    const [status] = await ended;
    return status;
  };
  const [url] = await waitFor(/http:\/\/127\.0\.0\.1:\d+/);
  const https = args.some(arg => /^--https-port(=|$)/.test(arg));
  const httpsUrl = https ? (await waitFor(/https:\/\/127\.0\.0\.1:\d+/))[0] : undefined;
  const { pid = 0 } = child;
  return { url, httpsUrl, pid, output, waitFor, signal: signal => void child.kill(signal), stop };
}

function start(home: string, args: readonly string[], options: CommandOptions): ChildProcessWithoutNullStreams {
  const { env, stdin, cwd } = options;
  const child = spawn(process.execPath, [commandFile(), ...args], {
    cwd,
    env: { ...inherited(), NO_COLOR: '1', APIM_HOME: home, ...env },
  });
  // A command that ends without reading stdin breaks the pipe, which is its right.
  child.stdin.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EOF') throw error;
  });
  child.stdin.end(stdin);
  return child;
}

/** Without what would change what is printed or where state is, and without what ties a child to the test runner. */
const inherited = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(APIM_.*|FORCE_COLOR|NODE_TEST_CONTEXT)$/i.test(name)),
  );

function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8').on('data', chunk => {
    text += chunk;
  });
  return () => text;
}

function listenTo(child: ChildProcessWithoutNullStreams): Pick<Serving, 'output' | 'waitFor'> {
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
  const output = () => stdout() + stderr();
  const news = new EventEmitter().setMaxListeners(0);
  let closed = false;
  child.stdout.on('data', () => news.emit('news'));
  child.stderr.on('data', () => news.emit('news'));
  child.once('close', () => {
    closed = true;
    news.emit('news');
  });
  const waitFor = async (pattern: RegExp): Promise<RegExpMatchArray> => {
    for (;;) {
      const match = output().match(pattern);
      if (match !== null) return match;
      if (closed) throw new Error(`apim serve ended without ${pattern}:\n${output()}`);
      await once(news, 'news');
    }
  };
  return { output, waitFor };
}

/** What an installed `apim` runs. */
export const commandFile = (): string => join(repository(), 'bin', 'apim.js');

/** Tests are compiled to dist/test/support below the repository; the compiler also puts a copy of package.json into dist. */
function repository(): string {
  let folder = import.meta.dirname;
  while (!isRepository(folder)) {
    if (dirname(folder) === folder) throw new Error(`${import.meta.dirname} is not below the package apim-local.`);
    folder = dirname(folder);
  }
  return folder;
}

function isRepository(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file) || !existsSync(join(folder, 'bin'))) return false;
  return JSON.parse(readFileSync(file, 'utf8')).name === 'apim-local';
}
