import assert from 'node:assert/strict';
import http from 'node:http';
import type { Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { TLSSocket } from 'node:tls';
import { newBackend } from '../../src/resources/backends.ts';
import { send } from './support/client.ts';
import { startTestGateway } from './support/gateway.ts';
import { onRequest, type RawBackend, startRawBackend, startRawTlsBackend } from './support/raw-backend.ts';

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';

/** What a backend does beside answering; `execute` counts a request and answers it. */
type Habit = (socket: Socket, execute: (head: string) => void) => void;

const soon = (action: () => void) => setTimeout(action, Math.random() * 6);

/** Node 20 cannot reset what is inside TLS. */
const reset = (socket: Socket) => (socket instanceof TLSSocket ? socket.destroy() : socket.resetAndDestroy());

/** Closes a connection that was idle for a few milliseconds. */
const whenIdle =
  (close: (socket: Socket) => void): Habit =>
  (socket, execute) => {
    let timer: NodeJS.Timeout | undefined;
    onRequest(socket, head => {
      clearTimeout(timer);
      execute(head);
      timer = soon(() => close(socket));
    });
  };

/** Answers so many requests, and then `last` is done with the connection in place of an answer, or after it. */
const after =
  (count: number, last: (socket: Socket, execute: () => void) => void): Habit =>
  (socket, execute) => {
    let requests = 0;
    onRequest(socket, head => {
      requests += 1;
      if (requests < count) execute(head);
      else last(socket, () => execute(head));
    });
  };

const HABITS: readonly Habit[] = [
  whenIdle(socket => socket.end()),
  whenIdle(reset),
  after(3, (socket, execute) => {
    execute();
    socket.end();
  }),
  after(3, socket => socket.destroy()),
  after(1, (socket, execute) => {
    execute();
    socket.pause();
    soon(() => reset(socket));
  }),
];

type Start = (t: TestContext, onConnection: (socket: Socket) => void) => Promise<RawBackend>;

const STARTS: Readonly<Record<string, Start>> = {
  'plain HTTP': startRawBackend,
  'TLS 1.2': (t, onConnection) => startRawTlsBackend(t, { maxVersion: 'TLSv1.2' }, onConnection),
  'TLS 1.3': (t, onConnection) => startRawTlsBackend(t, { minVersion: 'TLSv1.3' }, onConnection),
};

const METHODS = ['GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const REPEATABLE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS']);
const WORKERS = 8;
const REQUESTS = 28;

for (const [protocol, start] of Object.entries(STARTS)) {
  test(`backends that close connections as they please lose no request that can be repeated, and do no other twice (${protocol})`, async t => {
    const executions = new Map<string, number>();
    let connections = 0;
    const backend = await start(t, socket => {
      connections += 1;
      HABITS[connections % HABITS.length]?.(socket, head => {
        const [, method = '', path = ''] = /^(\S+) (\S+) /.exec(head) ?? [];
        executions.set(path, (executions.get(path) ?? 0) + 1);
        socket.write(method === 'HEAD' ? OK : `${OK}ok`);
      });
    });
    const tls = { validateCertificateChain: false, validateCertificateName: false };
    const gateway = await startTestGateway(t, store =>
      newBackend(store, 'b', { url: backend.url, protocol: 'http', tls }),
    );
    const agent = new http.Agent({ keepAlive: true });
    t.after(() => agent.destroy());
    const lost: string[] = [];
    const worker = async (_: unknown, number: number) => {
      for (let round = 0; round < REQUESTS; round += 1) {
        const method = METHODS[(number + round) % METHODS.length] ?? 'GET';
        const path = `/${number}-${round}`;
        const { status } = await send(gateway.url + path, { method, agent });
        if (status !== 200) lost.push(method);
        else assert.ok(executions.has(path));
        if (!REPEATABLE.has(method)) assert.ok((executions.get(path) ?? 0) <= 1, `${method} was done twice`);
        if (round % 2 === 0) await new Promise<void>(resolve => soon(resolve));
      }
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    assert.deepEqual(
      lost.filter(method => REPEATABLE.has(method)),
      [],
    );
    t.diagnostic(`${lost.length} of ${(WORKERS * REQUESTS * 2) / METHODS.length} POST and PATCH failed`);
  });
}
