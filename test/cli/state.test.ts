import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { apim } from '../support/command.ts';
import { printed, refused, type Session, startSession } from './session.ts';

const NEW = ['backend', 'new', '--url', 'https://contoso.com', '--protocol', 'http'];

const fileOf = ({ home }: Session, id: string): string => join(home, 'contexts', 'default', 'backends', `${id}.json`);

async function withContoso(session: Session): Promise<Session> {
  await session.done(...NEW, '--id', 'contoso');
  return session;
}

test('a file that a newer version wrote is named and left as it is', async t => {
  const session = await withContoso(await startSession(t));
  const file = fileOf(session, 'contoso');
  const newer = (await readFile(file, 'utf8')).replace('"schemaVersion": 1', '"schemaVersion": 99');
  await writeFile(file, newer);
  const refusal = refused(`${file} was written by a newer version of apim. Update apim.`);
  for (const args of [['list'], ['show', 'contoso'], ['set', 'contoso', '--title', 'x'], ['remove', 'contoso']])
    assert.deepEqual(await session.run('backend', ...args), refusal);
  assert.deepEqual(await session.run(...NEW, '--id', 'contoso'), refusal);
  assert.equal(await readFile(file, 'utf8'), newer);
});

test('a broken file is named and never overwritten', async t => {
  const session = await withContoso(await startSession(t));
  const file = fileOf(session, 'contoso');
  await writeFile(file, '{ "schemaVersion": 1, "id": "contoso", ');
  const refusal = refused(`${file} cannot be used: it is not JSON. Mend or delete that file.`);
  for (const args of [['list'], ['set', 'contoso', '--title', 'x'], ['remove', 'contoso']])
    assert.deepEqual(await session.run('backend', ...args), refusal);
  assert.equal(await readFile(file, 'utf8'), '{ "schemaVersion": 1, "id": "contoso", ');
});

test('a broken list of contexts is named and never overwritten', async t => {
  const session = await startSession(t);
  await session.done('context', 'new', '--resource-group', 'g', '--service-name', 's');
  const file = join(session.home, 'config.json');
  await writeFile(file, 'oops');
  const refusal = refused(`${file} cannot be used: it is not JSON. Mend or delete that file.`);
  for (const args of [
    ['context', 'list'],
    ['context', 'use', 'default'],
    ['backend', 'list'],
  ])
    assert.deepEqual(await session.run(...args), refusal);
  assert.equal(await readFile(file, 'utf8'), 'oops');
});

test('a file where a folder is expected is a sentence, and nothing is changed', async t => {
  const session = await startSession(t);
  await writeFile(session.home, '');
  assert.deepEqual(
    await session.run(...NEW),
    refused(`${session.home} cannot be read: a file stands where a folder is expected.`),
  );
});

test('a folder that cannot be made is a sentence, and what is there stays', async t => {
  const session = await withContoso(await startSession(t));
  await writeFile(join(session.home, 'contexts', 'default', 'apis'), '');
  const { status, stderr } = await session.run('api', 'new', '--path', 'x');
  assert.equal(status, 1);
  assert.match(stderr, /^apim: .+ cannot be read: a file stands where a folder is expected\.\n$/);
  assert.equal((await session.run('backend', 'show', 'contoso')).status, 0);
});

test('state lies in the folder of configuration where no other is named', async t => {
  if (process.platform !== 'linux') return t.skip('the folder of Linux');
  const { cwd } = await startSession(t);
  await mkdir(join(cwd, 'config'));
  const env = { XDG_CONFIG_HOME: join(cwd, 'config'), APIM_HOME: '' };
  assert.equal((await apim(cwd, NEW, { env })).status, 0);
  assert.deepEqual(await readdir(join(cwd, 'config')), ['apim']);
  assert.deepEqual(await readdir(join(cwd, 'config', 'apim', 'contexts')), ['default']);
});

test('twenty commands at once lose nothing and give every backend an id of its own', async t => {
  const { home, run } = await startSession(t);
  const results = await Promise.all(Array.from({ length: 20 }, () => apim(home, [...NEW, '--query', 'a=b'])));
  const sameUrl =
    "Warning: backend 'contoso-com' has the same URL already; with --force, backend new takes its place.\n";
  assert.deepEqual(
    results.map(({ status, stderr }) => ({ status, stderr })).sort((a, b) => a.stderr.length - b.stderr.length),
    Array.from({ length: 20 }, (_, index) => ({ status: 0, stderr: index === 0 ? '' : sameUrl })),
  );
  const ids = ['contoso-com', ...Array.from({ length: 19 }, (_, index) => `contoso-com-${index + 2}`)].sort();
  assert.deepEqual(results.map(({ stdout }) => /^Added backend (\S+)\.\n/.exec(stdout)?.[1]).sort(), ids);
  assert.deepEqual(await run('backend', 'list', '--query', '[].name', '-o', 'tsv'), printed(`${ids.join('\n')}\n`));
});

test('without an absolute home nothing is written, and the variable is named', async t => {
  if (process.platform === 'win32') return t.skip('its variables are others');
  const { cwd } = await startSession(t);
  const unset = { HOME: '', XDG_CONFIG_HOME: '', APIM_HOME: '' };
  for (const [variable, value] of [
    ['HOME', ''],
    ['HOME', 'me'],
    ...(process.platform === 'linux' ? [['XDG_CONFIG_HOME', 'config'] as const] : []),
    ['APIM_HOME', './state'],
  ] as const) {
    for (const args of [NEW, ['backend', 'list'], ['doctor']]) {
      const { status, stderr } = await apim(cwd, args, { cwd, env: { ...unset, [variable]: value } });
      assert.equal(status, 1);
      assert.match(stderr, new RegExp(`^apim: The environment variable ${variable} is (?:empty|'${value}')`));
    }
  }
  assert.deepEqual(await readdir(cwd), []);
});

test('--home may be relative to the folder of the command, whatever the variables say', async t => {
  const { cwd } = await startSession(t);
  const { status } = await apim(cwd, [...NEW, '--home', 'state'], { cwd, env: { APIM_HOME: 'other', HOME: '' } });
  assert.equal(status, 0);
  assert.deepEqual(await readdir(cwd), ['state']);
});
