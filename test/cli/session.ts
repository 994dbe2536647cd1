import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import type { TestContext } from 'node:test';
import type { Environment } from '../../src/cli/environment.ts';
import { main } from '../../src/cli/main.ts';
import type { CommandResult } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Absent, it is empty. */
  readonly stdin?: string | Buffer;
  /** Whether what is printed goes to a terminal. */
  readonly terminal?: boolean;
  /** The width of that terminal; absent, it does not say. */
  readonly columns?: number;
}

/** Commands of this process, which share a folder of state and work in another one. */
export interface Session {
  readonly home: string;
  readonly cwd: string;
  run(...args: string[]): Promise<CommandResult>;
  runWith(options: RunOptions, ...args: string[]): Promise<CommandResult>;
  /** For what only prepares the test: throws where it does not end with 0. */
  done(...args: string[]): Promise<string>;
}

/** When the commands run: the certificates of test/support are made for today. */
export const NOW = new Date(Math.floor(Date.now() / 1000) * 1000);

export async function startSession(t: TestContext): Promise<Session> {
  const folder = await temporaryFolder(t);
  return sessionIn({ home: join(folder, 'home'), cwd: folder });
}

/** Commands on a state that is there. */
export function sessionIn({ home, cwd }: Folders): Session {
  const runWith = (options: RunOptions, ...args: string[]) => runIn({ home, cwd }, options, args);
  const run = (...args: string[]) => runWith({}, ...args);
  const done = async (...args: string[]): Promise<string> => {
    const { status, stdout, stderr } = await run(...args);
    if (status !== 0) throw new Error(`apim ${args.join(' ')} ended with ${status}: ${stderr}`);
    return stdout;
  };
  return { home, cwd, run, runWith, done };
}

interface Folders {
  readonly home: string;
  readonly cwd: string;
}

async function runIn({ home, cwd }: Folders, options: RunOptions, args: readonly string[]): Promise<CommandResult> {
  const [stdout, stderr] = [collector(options), collector(options)];
  const environment: Environment = {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: stdout.stream,
    stderr: stderr.stream,
    env: { APIM_HOME: home, ...options.env },
    cwd,
    version: '1.2.3',
    now: () => NOW,
    end: () => undefined,
    onSignal: () => undefined,
    onOutputGone: () => undefined,
    entitle: () => undefined,
  };
  const status = await main(environment, args);
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

function collector({ terminal, columns }: RunOptions) {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return {
    stream: Object.assign(stream, { isTTY: terminal === true, ...(columns === undefined ? {} : { columns }) }),
    text: () => Buffer.concat(chunks).toString(),
  };
}

/** A command that did what it was asked to and had nothing else to say. */
export const printed = (stdout: string): CommandResult => ({ status: 0, stdout, stderr: '' });

/** What the user can mend. */
export const refused = (sentence: string): CommandResult => ({ status: 1, stdout: '', stderr: `apim: ${sentence}\n` });

/** The command line is wrong. */
export const misused = (sentence: string): CommandResult => ({ status: 2, stdout: '', stderr: `apim: ${sentence}\n` });
