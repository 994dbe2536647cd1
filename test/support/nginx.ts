import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { serverIdentity, testAuthority } from './certificates.ts';

const CONFIGURATION = (folder: string, port: number, server: readonly string[]): string => `
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log stderr notice;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/temp;
  proxy_temp_path ${folder}/temp;
  fastcgi_temp_path ${folder}/temp;
  uwsgi_temp_path ${folder}/temp;
  scgi_temp_path ${folder}/temp;
  server {
    listen 127.0.0.1:${port} ssl;
    server_name localhost;
    ssl_certificate ${folder}/server.crt;
    ssl_certificate_key ${folder}/server.key;
    ssl_client_certificate ${folder}/root.pem;
    ${server.join('\n    ').replaceAll('PORT', String(port))}
  }
}
`;

/**
 * In the foreground, as this process's child; answers its port. It is serverIdentity() and knows testAuthority(), and does
 * what these lines of its server block say, PORT filled in.
 */
export async function startNginx(t: TestContext, folder: string, lines: readonly string[]): Promise<number> {
  const server = await serverIdentity();
  const port = await freePort();
  const nginx = join(folder, 'nginx');
  await mkdir(join(nginx, 'temp'), { recursive: true });
  await writeFile(join(nginx, 'server.crt'), server.chain.join(''));
  await writeFile(join(nginx, 'server.key'), server.privateKey);
  await writeFile(join(nginx, 'root.pem'), (await testAuthority()).certificate);
  await writeFile(join(nginx, 'nginx.conf'), CONFIGURATION(nginx, port, lines));
  const child = spawn('nginx', ['-e', 'stderr', '-p', nginx, '-c', join(nginx, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  t.after(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  await workerOf(child.stderr);
  return port;
}

/** Waits until nginx says that its worker runs: it listens before. */
async function workerOf(stderr: NodeJS.ReadableStream): Promise<void> {
  let said = '';
  stderr.setEncoding('utf8').on('data', chunk => {
    said += chunk;
  });
  while (!said.includes('start worker process ')) {
    const [event] = await Promise.race([
      once(stderr, 'data').then(() => ['data']),
      once(stderr, 'end').then(() => ['end']),
    ]);
    if (event === 'end') throw new Error(`nginx did not start:\n${said}`);
  }
}

/** nginx cannot take any free port, so one is found for it. */
async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
