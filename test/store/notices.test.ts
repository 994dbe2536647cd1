import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type Change, type ChangeHandler, listenForChanges } from '../../src/store/notices.ts';
import { thisProcess } from '../../src/store/owner.ts';
import type { Store } from '../../src/store/store.ts';
import { temporaryFolder } from '../support/folder.ts';
import { backend, endOf, firstOutput, startProgram, stateError, storeIn } from './support.ts';

const put = (store: Store, id: string) => store.change(draft => draft.backends.put(backend(id, 'http://contoso.test')));

async function listen(t: TestContext, directory: string, onChange: ChangeHandler) {
  const listener = await listenForChanges(directory, onChange);
  t.after(() => listener.close());
  return listener;
}

const registrationsIn = (directory: string) =>
  readdirSync(join(directory, 'gateways')).map(name => join(directory, 'gateways', name));

function registrationIn(directory: string): { port: number; token: string } {
  const [path = ''] = registrationsIn(directory);
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** The end of a connection to the port, which is sent the text; answers what came back. */
async function exchange(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  socket.on('error', error => assert.match(error.message, /ECONNRESET|EPIPE/));
  socket.write(text);
  await new Promise(resolve => socket.once('close', resolve));
  return Buffer.concat(received).toString();
}

test('each gateway is told what changed before the change returns, and its lines are handed on', async t => {
  const directory = await temporaryFolder(t);
  const told: Change[][] = [];
  for (const name of ['one', 'two']) {
    await listen(t, directory, async changes => {
      told.push([...changes]);
      return [`${name} serves ${changes.length}`];
    });
  }
  const { store, notices } = storeIn(directory, {});
  await store.change(draft => {
    draft.backends.put(backend('Contoso', 'http://contoso.test'));
    draft.policies.put({ id: 'policy', value: '' });
  });
  const changes = [
    { kind: 'backends', id: 'Contoso' },
    { kind: 'policies', id: 'policy' },
  ];
  assert.deepEqual(told, [changes, changes]);
  assert.deepEqual(notices.sort(), ['one serves 2', 'two serves 2']);
});

test('the new state is there when a gateway is told, deletions by the id that was kept', async t => {
  const directory = await temporaryFolder(t);
  const { store } = storeIn(directory, {});
  const seen: unknown[] = [];
  await listen(t, directory, async ([change]) => {
    seen.push([change, store.backends.get('contoso')?.url]);
    return [];
  });
  await put(store, 'Contoso');
  await store.change(draft => draft.backends.delete('CONTOSO'));
  const change = { kind: 'backends', id: 'Contoso' };
  assert.deepEqual(seen, [
    [change, 'http://contoso.test'],
    [change, undefined],
  ]);
});

test('a change that changes nothing is not announced', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, () => assert.fail('told'));
  const { store } = storeIn(directory, {});
  await store.change(draft => draft.backends.delete('nothing'));
  await assert.rejects(
    store.change(() => {
      throw new Error('no');
    }),
  );
});

test('changes that come while one is applied are applied together, and each sender waits for its own', async t => {
  const directory = await temporaryFolder(t);
  const runs: string[][] = [];
  let release: (lines: string[]) => void = () => assert.fail('no run');
  const first = new Promise<string[]>(resolve => {
    release = resolve;
  });
  await listen(t, directory, changes => {
    runs.push(changes.map(({ id }) => id));
    return runs.length === 1 ? first : Promise.resolve([`run ${runs.length}`]);
  });
  const stores = ['a', 'b', 'c', 'c'].map(id => ({ id, ...storeIn(directory, { confirmation: 20_000 }) }));
  const [one, ...others] = stores.map(({ store, id }) => put(store, id));
  while (stores.some(({ store, id }) => store.backends.get(id) === undefined)) await setTimeout(1);
  await setTimeout(100);
  assert.deepEqual(runs.length, 1);
  release(['run 1']);
  await Promise.all([one, ...others]);
  assert.deepEqual(runs.map(run => run.length).slice(0, 1), [1]);
  assert.deepEqual(new Set(runs.flat()), new Set(['a', 'b', 'c']));
  assert.ok(runs.length <= 3, `${runs.length} runs`);
  assert.deepEqual(new Set(stores.flatMap(({ notices }) => notices)).size, runs.length);
});

test('two gateways and 100 changes: each gateway ends with all of them', async t => {
  const directory = await temporaryFolder(t);
  const served = [new Set<string>(), new Set<string>()];
  for (const ids of served) {
    await listen(t, directory, async changes => {
      for (const { id } of changes) ids.add(id);
      return [];
    });
  }
  const { store, notices } = storeIn(directory, {});
  await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      await put(store, `b${index}`);
      for (const ids of served) assert.ok(ids.has(`b${index}`));
    }),
  );
  assert.deepEqual(
    served.map(ids => ids.size),
    [100, 100],
  );
  assert.deepEqual(notices, []);
});

test('a change of very many entities is announced whole', async t => {
  const directory = await temporaryFolder(t);
  const told = new Set<string>();
  await listen(t, directory, async changes => {
    for (const { id } of changes) told.add(id);
    return ['applied'];
  });
  const { store, notices } = storeIn(directory, { confirmation: 20_000 });
  await store.change(draft => {
    for (let index = 0; index < 900; index += 1)
      draft.apis.put({
        id: `${index}${'é'.repeat(200)}`,
        displayName: 'A',
        path: `p${index}`,
        protocols: ['http'],
        subscriptionRequired: false,
      });
  });
  assert.equal(told.size, 900);
  assert.deepEqual(notices, ['applied']);
});

test('a gateway that cannot apply a change is told of with its reason', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, () => Promise.reject(new Error('It does not compile.')));
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, [
    `The gateway with process id ${process.pid} could not apply the change, which is saved: It does not compile.`,
  ]);
});

test('a gateway that does not confirm within 2 seconds is told of, and the change is made', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, () => new Promise(() => undefined));
  const { store, notices } = storeIn(directory, {});
  const begin = process.hrtime.bigint();
  await put(store, 'contoso');
  const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;
  assert.ok(milliseconds > 1_900 && milliseconds < 4_000, `${milliseconds} ms`);
  assert.deepEqual(notices, [
    `The gateway with process id ${process.pid} did not confirm the change within 2 seconds; the change is saved, and it will follow as soon as it can.`,
  ]);
  assert.deepEqual(store.backends.list(), [backend('contoso', 'http://contoso.test')]);
});

test('a gateway that was killed is forgotten quietly', async t => {
  const directory = await temporaryFolder(t);
  const child = startProgram('listening-program', [directory]);
  const ended = endOf(child);
  assert.equal(await firstOutput(child), 'listening');
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, [`${child.pid}: contoso`]);
  child.kill('SIGKILL');
  await ended;
  await put(store, 'fabrikam');
  assert.deepEqual(notices, [`${child.pid}: contoso`]);
  assert.deepEqual(registrationsIn(directory), []);
});

test('a registration whose port nobody listens on is removed, though its process lives', async t => {
  const directory = await temporaryFolder(t);
  const closed = createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const address = closed.address();
  await new Promise(resolve => closed.close(resolve));
  await (await listenForChanges(directory, async () => [])).close();
  assert.ok(address !== null && typeof address === 'object');
  const registration = { ...thisProcess(), port: address.port, token: 't' };
  writeFileSync(join(directory, 'gateways', 'stale.json'), JSON.stringify(registration));
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, []);
  assert.deepEqual(registrationsIn(directory), []);
});

test('a gateway on another host is named and its registration stays', async t => {
  const directory = await temporaryFolder(t);
  await (await listenForChanges(directory, async () => [])).close();
  const path = join(directory, 'gateways', 'other.json');
  writeFileSync(path, JSON.stringify({ pid: 7, host: 'elsewhere.test', port: 1, token: 't' }));
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, [
    `The gateway with process id 7 on the host elsewhere.test cannot be told of the change from here; restart it, or delete ${path} if it does not run any more.`,
  ]);
  assert.deepEqual(registrationsIn(directory), [path]);
});

test('a listener that is closed is told nothing and leaves nothing', async t => {
  const directory = await temporaryFolder(t);
  const listener = await listenForChanges(directory, () => assert.fail('told'));
  await listener.close();
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, []);
  assert.deepEqual(registrationsIn(directory), []);
});

test('a registration is readable by its owner only', { skip: process.platform === 'win32' }, async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, async () => []);
  assert.deepEqual(
    registrationsIn(directory).map(path => statSync(path).mode & 0o777),
    [0o600],
  );
  assert.equal(statSync(join(directory, 'gateways')).mode & 0o777, 0o700);
});

test('whoever has not got the token is hung up on without an answer', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, () => assert.fail('told'));
  const { port, token } = registrationIn(directory);
  const changes = [{ kind: 'backends', id: 'x' }];
  for (const wrong of ['', `${token}0`, token.slice(1), token.toUpperCase().replace(/\d/g, '0')]) {
    assert.equal(await exchange(port, `${JSON.stringify({ token: wrong, changes })}\n`), '');
  }
});

test('garbage is hung up on, and those who come after are served', async t => {
  const directory = await temporaryFolder(t);
  let runs = 0;
  await listen(t, directory, async () => {
    runs += 1;
    return ['applied'];
  });
  const { port, token } = registrationIn(directory);
  const garbage = [
    '\n',
    'GET / HTTP/1.1\r\n\r\n',
    'null\n',
    `{"token":"${token}"}\n`,
    `${JSON.stringify({ token, changes: [{ kind: '__proto__', id: 'x' }] })}\n`,
    '\xff\x00\n',
    'x'.repeat(3 * 1024 * 1024),
  ];
  for (const text of garbage) assert.equal(await exchange(port, text), '');
  for (let index = 0; index < 20; index += 1)
    connect(port, '127.0.0.1')
      .on('error', () => undefined)
      .destroy();
  const hungUp = connect(port, '127.0.0.1');
  hungUp.end(`${JSON.stringify({ token, changes: [] })}\n`);
  hungUp.resume();
  await once(hungUp, 'close');
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, ['applied']);
  assert.equal(runs, 2);
});

test('a line without end is hung up on as soon as it is too long', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, () => assert.fail('told'));
  const { port } = registrationIn(directory);
  const closed: string[] = [];
  const idle = exchange(port, 'x').then(() => closed.push('idle'));
  const endless = exchange(port, 'x'.repeat(3 * 1024 * 1024)).then(() => closed.push('endless'));
  await Promise.all([idle, endless]);
  assert.deepEqual(closed, ['endless', 'idle']);
});

test('connections that say nothing are hung up on within seconds, and do not keep others out', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, async () => ['applied']);
  const { port } = registrationIn(directory);
  const idle: Socket[] = Array.from({ length: 100 }, () => connect(port, '127.0.0.1'));
  const closings = idle.map(socket => once(socket.on('error', () => undefined).resume(), 'close'));
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, ['applied']);
  await Promise.all(closings);
});

test('a folder that cannot be made is reported by listening, and nothing goes on to listen', async t => {
  const path = join(await temporaryFolder(t), 'file');
  writeFileSync(path, '');
  await assert.rejects(
    listenForChanges(path, async () => []),
    stateError(
      `${join(path, 'gateways')} is not writable: a file stands where a folder is expected; nothing was changed.`,
    ),
  );
});

test('300 connections that say nothing keep no change from being confirmed', async t => {
  const directory = await temporaryFolder(t);
  await listen(t, directory, async () => ['served']);
  const { port } = registrationIn(directory);
  const silent = await Promise.all(
    Array.from({ length: 300 }, async () => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    }),
  );
  t.after(() => silent.forEach(socket => void socket.destroy()));
  const { store, notices } = storeIn(directory, {});
  await put(store, 'contoso');
  assert.deepEqual(notices, ['served']);
});
