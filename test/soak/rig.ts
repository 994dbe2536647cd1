import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, PROGRAM, type Server, startServer } from '../bench/measure.ts';
import { clientIdentity, pfxOf, testAuthority, thumbprint } from '../support/certificates.ts';
import { apim } from '../support/command.ts';
import { type Backend, startBackend } from './backend.ts';

/** A client certificate in a PFX file. */
export interface Client {
  readonly file: string;
  readonly thumbprint: string;
}

/** A gateway in a process of its own, in front of a backend in this one. */
export interface Rig {
  readonly backend: Backend;
  readonly gateway: Server;
  readonly agent: http.Agent;
  /** Presented by the API at /steady, always. */
  readonly steady: Client;
  /** One of these is presented by the API at /turning: that of the latest `cert set`. */
  readonly turning: readonly Client[];
  /** What went wrong in the gateway by its own account. */
  readonly bugs: readonly string[];
  /** Runs a command of apim; throws where it fails. */
  run(...args: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = 'soak';

export async function startRig(): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'apim-soak-'));
  const backend = await startBackend();
  const clear = async (): Promise<void> => {
    backend.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return await rigIn(folder, backend, clear);
  } catch (error) {
    await clear();
    throw error;
  }
}

async function rigIn(folder: string, backend: Backend, clear: () => Promise<void>): Promise<Rig> {
  const home = join(folder, 'home');
  const run = async (...args: readonly string[]): Promise<void> => {
    const { status, stderr } = await apim(home, args);
    if (status !== 0) throw new Error(`apim ${args.join(' ')} ended with ${status}: ${stderr}`);
  };
  const steady = await client(folder, 'steady');
  const first = await client(folder, 'turning-a');
  const turning = [first, await client(folder, 'turning-b')];
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, (await testAuthority()).certificate);
  await run('ca', 'add', '--id', 'soak', '--file', caFile);
  await addApi(run, 'steady', steady, backend);
  await addApi(run, 'turning', first, backend);
  const gateway = await startServer([PROGRAM, 'serve', '--port', '0'], environment(home));
  // Free connections are let go long before the gateway closes them, which might cross a request.
  const agent = new http.Agent({ keepAlive: true, timeout: 2000 });
  const stop = async (): Promise<void> => {
    agent.destroy();
    await gateway.stop();
    await clear();
  };
  return { backend, gateway, agent, steady, turning, bugs: bugsOf(gateway), run, stop };
}

async function addApi(run: Rig['run'], id: string, { file }: Client, backend: Backend): Promise<void> {
  await run('cert', 'add', '--id', id, '--pfx', file, '--password', PASSWORD);
  await run('api', 'new', '--id', id, '--path', id, '--service-url', backend.url, '--certificate', id);
}

async function client(folder: string, name: string): Promise<Client> {
  const identity = await clientIdentity(name);
  const file = join(folder, `${name}.pfx`);
  await writeFile(file, pfxOf(identity, PASSWORD));
  return { file, thumbprint: thumbprint(identity) };
}

/** A request that failed, but for those to a backend that breaks off on purpose. */
const FAILED = /^\S+ [A-Z]+ (?!\S*\/broken\/)\S+ 5\d\d /;

/** What `apim serve` prints of what should not happen, and its end. */
function bugsOf({ child }: Server): readonly string[] {
  const bugs: string[] = [];
  child.stderr?.on('data', chunk => {
    for (const line of String(chunk).split('\n'))
      if (/\bbug in apim\b/.test(line) || FAILED.test(line)) bugs.push(line);
  });
  child.once('exit', (status, signal) => {
    if (status !== 0) bugs.push(`apim serve ended with ${status ?? signal}.`);
  });
  return bugs;
}
