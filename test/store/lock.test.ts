import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { nodeFiles } from '../../src/store/file-system.ts';
import { createLock, type Lock } from '../../src/store/lock.ts';
import { isAlive, thisProcess } from '../../src/store/owner.ts';
import { claim, highest } from '../../src/store/ticket.ts';
import { temporaryFolder } from '../support/folder.ts';
import { endOf, firstOutput, startProgram, stateError, storeIn } from './support.ts';

const lockIn = (folder: string, patience: number): Lock =>
  createLock(folder, { files: nodeFiles, patience, report: line => assert.fail(line) });

test('20 processes with 5 changes each lose nothing', async t => {
  const directory = await temporaryFolder(t);
  const children = Array.from({ length: 20 }, (_, index) =>
    startProgram('counting-program', [directory, `c${index}`, '5']),
  );
  assert.deepEqual(
    await Promise.all(children.map(endOf)),
    children.map(() => 0),
  );
  const backends = storeIn(directory, {}).store.backends;
  assert.equal(backends.get('counter')?.title, '100');
  assert.equal(backends.list().length, 101);
  assert.ok(readdirSync(join(directory, 'lock')).length <= 2 * 17);
});

test('100 holders in one process are never two at a time', async t => {
  const folder = await temporaryFolder(t);
  let holders = 0;
  const turns = Array.from({ length: 100 }, () =>
    lockIn(folder, 10_000).hold(async () => {
      holders += 1;
      assert.equal(holders, 1);
      await setImmediate();
      holders -= 1;
    }),
  );
  await Promise.all(turns);
  assert.equal(highest(nodeFiles, folder).number, 100);
});

test('those who wait at one lock in one process get it in their order', async t => {
  const lock = lockIn(await temporaryFolder(t), 10_000);
  const order: number[] = [];
  const turns = Array.from({ length: 10 }, (_, turn) => turn);
  const work = async (turn: number) => {
    await setImmediate();
    order.push(turn);
  };
  await Promise.all(turns.map(turn => lock.hold(() => work(turn))));
  assert.deepEqual(order, turns);
});

test('a queue of work that never waits lets the event loop go on in between', async t => {
  const lock = lockIn(await temporaryFolder(t), 10_000);
  const order: string[] = [];
  const turns = ['first', 'second'].map(turn => lock.hold(() => order.push(turn)));
  const other = setImmediate().then(() => order.push('other'));
  await Promise.all([...turns, other]);
  assert.deepEqual(order, ['first', 'other', 'second']);
});

test('the lock of a process that was killed is free at once', async t => {
  const folder = await temporaryFolder(t);
  const child = startProgram('holding-program', [folder]);
  const ended = endOf(child);
  assert.equal(await firstOutput(child), 'held');
  await assert.rejects(
    lockIn(folder, 20).hold(() => undefined),
    stateError(
      `The state is in use by the process with id ${child.pid} on the host ${hostname()}, which did not finish within ` +
        `0.02 seconds. If it does not run any more, delete ${join(folder, '1')} and try again.`,
    ),
  );
  child.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL');
  assert.equal(await lockIn(folder, 20).hold(() => 'mine'), 'mine');
  assert.deepEqual(readdirSync(folder).sort(), ['1', '2', '2.released']);
});

test('one who waits gets the lock when its holder is killed', async t => {
  const folder = await temporaryFolder(t);
  const child = startProgram('holding-program', [folder]);
  await firstOutput(child);
  const waiting = lockIn(folder, 10_000).hold(() => 'mine');
  child.kill('SIGKILL');
  assert.equal(await waiting, 'mine');
});

test('work that fails gives the lock back', async t => {
  const lock = lockIn(await temporaryFolder(t), 20);
  const failure = new Error('no');
  await assert.rejects(
    lock.hold(() => Promise.reject(failure)),
    failure,
  );
  assert.equal(await lock.hold(() => 'mine'), 'mine');
});

const other = (changes: object) => JSON.stringify({ ...thisProcess(), ...changes });
const hasStart = thisProcess().start !== undefined;

for (const [what, text, isHeld] of [
  ['a living process', other({}), true],
  ['a process of another host', other({ host: 'elsewhere.test', pid: 2 ** 22 + 1 }), true],
  ['a process that is gone', other({ pid: 2 ** 22 + 1 }), false],
  ['an earlier process of the same id', other({ start: 'another' }), !hasStart],
  ['nobody, since a crash of the machine cut its file off', '', false],
] as const) {
  test(`the lock of ${what} is ${isHeld ? 'held' : 'free'}`, async t => {
    const folder = await temporaryFolder(t);
    writeFileSync(join(folder, '7'), text);
    const result = lockIn(folder, 20).hold(() => 'mine');
    if (isHeld) await assert.rejects(result, { code: 'StateError' });
    else assert.equal(await result, 'mine');
  });
}

for (const hours of [-5, 5]) {
  test(`a clock that jumps by ${hours} hours neither frees a lock that is held nor holds one that is free`, async t => {
    const folder = await temporaryFolder(t);
    t.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    const then = new Date(Date.now() + hours * 3_600_000);
    const put = (number: number, text: string) => {
      writeFileSync(join(folder, String(number)), text);
      utimesSync(join(folder, String(number)), then, then);
    };
    put(7, other({}));
    const refusal = lockIn(folder, 300).hold(() => undefined);
    await setImmediate();
    t.mock.timers.setTime(then.getTime());
    await assert.rejects(refusal, /which did not finish within 0\.3 seconds\./);
    put(8, other({ pid: 2 ** 22 + 1 }));
    assert.equal(await lockIn(folder, 300).hold(() => 'mine'), 'mine');
    const holding = lockIn(folder, 300).hold(() => t.mock.timers.setTime(then.getTime() + hours * 3_600_000));
    const waiting = lockIn(folder, 300).hold(() => 'mine');
    await holding;
    assert.equal(await waiting, 'mine');
  });
}

test('a process that has ended but was not collected by its parent is dead', {
  skip: process.platform !== 'linux',
}, async t => {
  const script = 'cat <&3 & echo $!; exec sleep 60 3<&-';
  const parent = spawn('sh', ['-c', script], { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] });
  t.after(() => parent.kill());
  const pid = Number(await firstOutput(parent));
  while (readFileSync(`/proc/${parent.pid}/comm`, 'utf8') !== 'sleep\n') await setImmediate();
  parent.stdio[3]?.destroy();
  const status = () => readFileSync(`/proc/${pid}/stat`, 'utf8');
  while (!status().includes(') Z ')) await setImmediate();
  assert.equal(process.kill(pid, 0), true);
  assert.equal(isAlive({ pid, host: hostname() }), false);
});

test('who takes a number that was swept away, below the highest, has not got the lock', async t => {
  const folder = await temporaryFolder(t);
  writeFileSync(join(folder, '9'), other({}));
  assert.equal(claim(nodeFiles, folder, 8), undefined);
  assert.deepEqual(readdirSync(folder), ['9']);
});

test('who takes a number that another was faster to take has not got the lock', async t => {
  const folder = await temporaryFolder(t);
  writeFileSync(join(folder, '8'), other({}));
  assert.equal(claim(nodeFiles, folder, 8), undefined);
  assert.deepEqual(readdirSync(folder), ['8']);
});

test('the holder removes what others left behind, but not who is on his way', async t => {
  const folder = await temporaryFolder(t);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'candidate-dead'), other({ pid: 2 ** 22 + 1 }));
  writeFileSync(join(folder, 'candidate-alive'), other({}));
  writeFileSync(join(folder, 'candidate-empty'), '');
  for (const number of [2, 3, 19]) {
    writeFileSync(join(folder, String(number)), other({}));
    linkSync(join(folder, String(number)), join(folder, `${number}.released`));
  }
  await lockIn(folder, 20).hold(() => undefined);
  assert.deepEqual(readdirSync(folder).sort(), [
    '19',
    '19.released',
    '20',
    '20.released',
    'candidate-alive',
    'candidate-empty',
  ]);
});

for (const name of [
  '9007199254740991',
  '9007199254740992',
  '09007199254740993',
  `1${'0'.repeat(30)}`,
  '9'.repeat(200),
]) {
  test(`a lock that tells of number ${name.slice(0, 32)} is refused at once`, async t => {
    const folder = await temporaryFolder(t);
    writeFileSync(join(folder, name), '');
    await assert.rejects(
      lockIn(folder, 10_000).hold(() => undefined),
      stateError(
        `${folder} cannot be used: a file in it is named after a number that no lock comes to. Delete that folder.`,
      ),
    );
    assert.deepEqual(readdirSync(folder), [name]);
  });
}

test('a holder whose process id no system gives holds nothing', async t => {
  const folder = await temporaryFolder(t);
  writeFileSync(join(folder, '7'), other({ pid: 2 ** 53 }));
  assert.equal(await lockIn(folder, 20).hold(() => 'mine'), 'mine');
});
