import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { clientIdentity, pfxOf, serverIdentity, testAuthority, thumbprint } from './support/certificates.ts';

/*
 * What README.md promises, from nothing: a CA, a server and a client certificate are made, a backend demands that CA's
 * certificates, and apim's own commands bring a request through. Ends with 0 only if the backend saw the client.
 * State and files are in a temporary folder that is removed at the end.
 */

const PROGRAM = fileURLToPath(new URL('../../bin/apim.js', import.meta.url));
const PASSWORD = 'quickstart';

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

interface Home {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}

/** The backend's thumbprints of clients, in the order of its requests. */
async function startBackend(seen: string[]): Promise<https.Server> {
  const { chain, privateKey } = await serverIdentity();
  const ca = (await testAuthority()).certificate;
  const options = { cert: chain.join(''), key: privateKey, ca, requestCert: true, rejectUnauthorized: true };
  const server = https.createServer(options, ({ method, url, socket }, response) => {
    const client = socket instanceof TLSSocket ? socket.getPeerCertificate().fingerprint.replaceAll(':', '') : 'none';
    seen.push(client);
    response.end(`The backend saw ${method} ${url} from the client certificate ${client}\n`);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function start({ folder, env }: Home, args: readonly string[]) {
  say(`\n$ apim ${args.join(' ')}`);
  return spawn(process.execPath, [PROGRAM, ...args], { cwd: folder, env, stdio: ['ignore', 'inherit', 'pipe'] });
}

async function run(place: Home, args: readonly string[]): Promise<void> {
  const child = start(place, args);
  child.stderr.pipe(process.stderr);
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`apim ${args[0]} ended with ${status}.`);
}

/** The gateway and the URL that it tells. */
async function serve(place: Home) {
  const child = start(place, ['serve', '--port', '0']);
  const ended = once(child, 'close');
  const address = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', line => {
      say(line);
      const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
      if (url !== undefined) resolve(url);
    });
    child.once('close', status => reject(new Error(`apim serve ended with ${status} before it listened.`)));
  });
  const stop = async () => {
    child.kill();
    await ended;
  };
  return { url: await address, stop };
}

async function call(url: string): Promise<void> {
  say(`\n$ curl ${url}`);
  const response = await fetch(url);
  say(`${response.status} ${(await response.text()).trim()}`);
}

async function journey(place: Home, backend: https.Server): Promise<void> {
  const address = backend.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  await run(place, ['cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', PASSWORD]);
  await run(place, ['ca', 'add', '--id', 'partner', '--file', 'ca.pem']);
  await run(place, ['backend', 'new', '--url', `https://localhost:${port}/api`, '--protocol', 'http']);
  const gateway = await serve(place);
  try {
    await call(`${gateway.url}/hello`);
  } finally {
    await gateway.stop();
  }
}

async function quickstart(folder: string): Promise<boolean> {
  const client = await clientIdentity('quickstart client');
  await writeFile(join(folder, 'client.pfx'), pfxOf(client, PASSWORD));
  await writeFile(join(folder, 'ca.pem'), (await testAuthority()).certificate);
  const seen: string[] = [];
  const backend = await startBackend(seen);
  say(
    `A backend listens that takes only certificates of one CA. Ours, in client.pfx, has the thumbprint\n${thumbprint(client)}.`,
  );
  try {
    // Newer Node's compile cache would be left behind.
    const own = { APIM_HOME: join(folder, 'home'), APIM_CONTEXT: '', NODE_DISABLE_COMPILE_CACHE: '1' };
    await journey({ folder, env: { ...process.env, ...own } }, backend);
  } finally {
    backend.closeAllConnections();
    backend.close();
  }
  return seen.length === 1 && seen[0] === thumbprint(client);
}

const folder = await mkdtemp(join(tmpdir(), 'apim-quickstart-'));
const removal = { recursive: true, force: true, maxRetries: 10 };
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    rmSync(folder, removal);
    process.exit(1);
  });
}
try {
  const worked = await quickstart(folder);
  say(
    worked
      ? '\nIt works: the backend saw the client certificate.'
      : '\nThe backend did not see the client certificate.',
  );
  process.exitCode = worked ? 0 : 1;
} finally {
  await rm(folder, removal);
}
