import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import { serverIdentity, testAuthority } from '../../support/certificates.ts';
import { temporaryFolder } from '../../support/folder.ts';

/** A server of another make, in a folder with server.crt, server.key and root.crt; answers the port that it tells. */
export async function startProgram(
  t: TestContext,
  command: string,
  args: readonly string[],
  told: RegExp,
): Promise<number> {
  const cwd = await temporaryFolder(t);
  const { chain, privateKey } = await serverIdentity();
  await writeFile(join(cwd, 'server.crt'), chain.join(''));
  await writeFile(join(cwd, 'server.key'), privateKey);
  await writeFile(join(cwd, 'root.crt'), (await testAuthority()).certificate);
  const server = spawn(command, args, { cwd });
  const ended = once(server, 'close');
  t.after(async () => {
    server.kill();
    await ended;
  });
  server.stderr.resume();
  for await (const line of createInterface({ input: server.stdout })) {
    const port = told.exec(line)?.[1];
    if (port === undefined) continue;
    server.stdout.resume();
    return Number(port);
  }
  throw new Error(`${command} did not start.`);
}

/** `openssl s_server` with these options besides its certificate and the CA that it knows. */
export const startOpenssl = (t: TestContext, ...options: readonly string[]): Promise<number> =>
  startProgram(
    t,
    'openssl',
    [
      ...['s_server', '-accept', '127.0.0.1:0', '-cert', 'server.crt', '-key', 'server.key', '-CAfile', 'root.crt'],
      ...options,
    ],
    /^ACCEPT .*:(\d+)$/,
  );
