import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { setApi } from '../../src/resources/apis.ts';
import { nodeFiles } from '../../src/store/file-system.ts';
import { openHome } from '../../src/store/home.ts';
import { createLock } from '../../src/store/lock.ts';
import { announce } from '../../src/store/notices.ts';
import type { Store } from '../../src/store/store.ts';
import { storeIn } from '../store/support.ts';
import { startServe } from '../support/command.ts';
import { temporaryFolder } from '../support/folder.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startOn } from './support/gateway.ts';

const WRITERS = 10;
const CHANGES = 8;

/** As many stores of one context as processes would have, each with a lock of its own. */
async function storesOfOne(t: TestContext, count: number): Promise<{ stores: Store[]; notices: string[] }> {
  const folder = await temporaryFolder(t);
  const notices: string[] = [];
  const open = () => openHome(folder).store(DEFAULT_CONTEXT, line => notices.push(line));
  return { stores: Array.from({ length: count }, open), notices };
}

test('two gateways and ten writers: both serve each change when it returns, and end alike', async t => {
  const backend = await startPlainBackend(t, {});
  const { stores, notices } = await storesOfOne(t, WRITERS + 2);
  const [first, second, ...writers] = stores;
  assert.ok(first !== undefined && second !== undefined);
  const gateways = [await startOn(t, first, notices), await startOn(t, second, notices)];
  const pathAt = async (url: string, id: string) => JSON.parse((await send(`${url}/${id}`)).body).url;
  const write = async (store: Store, index: number) => {
    const id = `w${index}`;
    await addApi(store, id, `${backend.url}/0`);
    for (let turn = 1; turn <= CHANGES; turn += 1) {
      await setApi(store, id, { serviceUrl: `${backend.url}/${turn}` });
      for (const { url } of gateways) assert.equal(await pathAt(url, id), `/${turn}`);
    }
  };
  await Promise.all(writers.map(write));
  const [one = [], other = []] = gateways.map(gateway => gateway.overview().map(line => line.replace(gateway.url, '')));
  assert.deepEqual(one, other);
  assert.deepEqual(
    one,
    writers.map((_, index) => `/w${index} -> ${backend.url}/${CHANGES}`),
  );
  assert.deepEqual(
    notices.filter(line => !line.startsWith('Now served: ')),
    [],
  );
});

test('a gateway confirms a change while others hold the lock of the state', async t => {
  const { stores, notices } = await storesOfOne(t, 1);
  const [store] = stores;
  assert.ok(store !== undefined);
  await addApi(store, 'a', 'http://contoso.test');
  const gateway = await startOn(t, store, notices);
  const lock = createLock(join(store.directory, 'lock'), {
    files: nodeFiles,
    patience: 10_000,
    report: line => assert.fail(line),
  });
  const file = join(store.directory, 'apis', 'a.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace('contoso', 'fabrikam'));
  const lines = await lock.hold(() =>
    announce(store.directory, [{ kind: 'apis', id: 'a' }], { files: nodeFiles, timeout: 2000 }),
  );
  assert.deepEqual(lines, [`Now served: ${gateway.url}/a -> http://fabrikam.test`]);
});

test('a gateway that is stopped holds a change up no longer than it may, and follows when it goes on', {
  skip: process.platform === 'win32',
}, async t => {
  const backend = await startPlainBackend(t, {});
  const home = await temporaryFolder(t);
  const { store, notices } = storeIn(join(home, 'contexts', 'default'), { confirmation: 300 });
  await addApi(store, 'a', `${backend.url}/old`);
  const stopped = await startServe(t, home, []);
  const running = await startOn(t, store, notices);
  const pathAt = async (url: string) => JSON.parse((await send(`${url}/a`)).body).url;
  stopped.signal('SIGSTOP');
  await setApi(store, 'a', { serviceUrl: `${backend.url}/new` });
  assert.equal(await pathAt(running.url), '/new');
  assert.ok(
    notices.includes(
      `The gateway with process id ${stopped.pid} did not confirm the change within 0.3 seconds; the change is saved, and it will follow as soon as it can.`,
    ),
    notices.join('\n'),
  );
  stopped.signal('SIGCONT');
  while ((await pathAt(stopped.url)) !== '/new');
});
