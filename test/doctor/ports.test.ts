import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { ExaminedContext, UnknownContext } from '../../src/doctor/examination.ts';
import { portFindings } from '../../src/doctor/ports.ts';
import { listenForChanges } from '../../src/store/notices.ts';
import { contextHolding, lines } from './support.ts';

async function takenPort(t: TestContext): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : assert.fail();
}

interface Wanted {
  readonly http: number;
  readonly https: number;
  readonly wantsHttps: boolean;
}

const examined = async (wanted: Wanted, context: ExaminedContext | UnknownContext): Promise<string[]> => {
  const listeners = { host: '127.0.0.1', ...wanted };
  const surroundings = { nodeVersion: process.version, env: {}, cwd: '/', now: new Date(), home: '/' };
  return lines(await portFindings({ ...surroundings, listeners, context }));
};

const UNKNOWN = { problem: '' };

const taken = (port: number, option: string): string =>
  `${port}: Port ${port} of 127.0.0.1 is taken: stop what uses it, or choose another with ${option} (${option} 0 takes any free one).`;

test('any free port is always there', async () => {
  assert.deepEqual(await examined({ http: 0, https: 0, wantsHttps: false }, UNKNOWN), [
    'ok 0: apim serve --port takes any free one.',
    'ok 0: apim serve --https-port takes any free one.',
  ]);
});

test('a port is free again once it was looked at', async t => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const http = typeof address === 'object' && address !== null ? address.port : assert.fail();
  server.close();
  await once(server, 'close');
  const expected = `ok ${http}: It is free for apim serve --port.`;
  for (const _ of [1, 2]) {
    const [found = ''] = await examined(
      { http, https: 0, wantsHttps: false },
      await contextHolding(t, () => undefined),
    );
    assert.equal(found, expected);
  }
});

test('a port that another program has is a failure for HTTP, and for HTTPS where that is asked for', async t => {
  const port = await takenPort(t);
  assert.deepEqual(await examined({ http: port, https: port, wantsHttps: false }, UNKNOWN), [
    `failure ${taken(port, '--port')} ($ apim serve --port 0)`,
    `warning ${taken(port, '--https-port')} ($ apim serve --https-port 0)`,
  ]);
  const [, https] = await examined({ http: 0, https: port, wantsHttps: true }, UNKNOWN);
  assert.equal(https, `failure ${taken(port, '--https-port')} ($ apim serve --https-port 0)`);
});

test('a port may be that of a gateway of this context', async t => {
  const context = await contextHolding(t, () => undefined);
  const listener = await listenForChanges(context.directory, async () => []);
  t.after(() => listener.close());
  const port = await takenPort(t);
  const [found] = await examined({ http: port, https: 0, wantsHttps: false }, context);
  assert.equal(
    found,
    `warning ${taken(port, '--port')} A gateway of this context runs, process id ${process.pid}, and may be what uses it. ($ apim serve --port 0)`,
  );
});
