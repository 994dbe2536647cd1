import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPlainBackend } from '../support/servers.ts';
import { misused, NOW, printed, refused, startSession } from './session.ts';

const PRIMARY = 'first-key-of-mine';
const SECONDARY = 'second-key-of-mine';
const KEYS = { env: { FIRST: PRIMARY } };

test('a subscription is made with its keys, which only show-keys prints', async t => {
  const { run, runWith, done } = await startSession(t);
  await done('product', 'new', '--id', 'starter');
  const create = [
    'subscription',
    'new',
    '--id',
    'mine',
    '--name',
    'Mine',
    '--product-id',
    'starter',
    '--user-id',
    'ann',
  ];
  assert.deepEqual(
    await runWith(
      { ...KEYS, stdin: `${SECONDARY}\n` },
      ...create,
      '--primary-key-env',
      'FIRST',
      '--secondary-key-stdin',
    ),
    printed(
      'Added subscription mine.\n  scope  /products/starter\n  state  active\n  keys   `apim subscription show-keys mine` prints them\n',
    ),
  );
  assert.deepEqual(JSON.parse(await done('subscription', 'show', 'mine')).properties, {
    displayName: 'Mine',
    scope: '/products/starter',
    ownerId: '/users/ann',
    state: 'active',
    allowTracing: false,
    createdDate: NOW.toISOString(),
  });
  assert.deepEqual(JSON.parse(await done('subscription', 'show-keys', 'mine')), {
    primaryKey: PRIMARY,
    secondaryKey: SECONDARY,
  });
  assert.equal(await done('subscription', 'show-keys', 'mine', '--query', 'primaryKey', '-o', 'tsv'), `${PRIMARY}\n`);
  assert.deepEqual(
    await run('subscription', 'regenerate-key', 'mine', '--key-type', 'primary'),
    printed('Made a new primary key of subscription mine.\n'),
  );
  const keys = JSON.parse(await done('subscription', 'show-keys', '--subscription-id', 'MINE'));
  assert.match(keys.primaryKey, /^[0-9a-f]{32}$/);
  assert.equal(keys.secondaryKey, SECONDARY);
  assert.deepEqual(
    await run('subscription', 'regenerate-key', 'mine'),
    misused("required option '--key-type <type>' not specified"),
  );
});

test('set changes what is given: scope, state, dates and keys', async t => {
  const { run, done } = await startSession(t);
  await done('api', 'new', '--id', 'orders', '--path', 'orders');
  await done('subscription', 'new', '--id', 'mine', '--scope', '/apis', '--primary-key', PRIMARY);
  const service =
    '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default';
  await done(
    ...['subscription', 'set', 'mine', '--scope', `${service}/apis/orders`, '--state', 'Suspended'],
    ...[
      '--state-comment',
      'late',
      '--allow-tracing',
      '--start-date',
      '2026-01-01',
      '--expires-on',
      '2027-01-31T12:00:00Z',
    ],
    ...['--end-date', '2027-02-01T00:00:00+01:00', '--notification-date', '2027-01-01T00:00'],
  );
  const { properties } = JSON.parse(await done('subscription', 'show', 'mine'));
  assert.deepEqual(properties, {
    displayName: 'mine',
    scope: '/apis/orders',
    state: 'suspended',
    stateComment: 'late',
    allowTracing: true,
    createdDate: NOW.toISOString(),
    startDate: '2026-01-01T00:00:00.000Z',
    expirationDate: '2027-01-31T12:00:00.000Z',
    endDate: '2027-01-31T23:00:00.000Z',
    notificationDate: '2027-01-01T00:00:00.000Z',
  });
  const told = (first: string) =>
    printed(
      `${first}.\n  scope  /apis/orders\n  state  suspended\n  keys   \`apim subscription show-keys mine\` prints them\n`,
    );
  assert.deepEqual(
    await run('subscription', 'set', 'mine', '--secondary-key', SECONDARY),
    told('Changed subscription mine'),
  );
  assert.deepEqual(
    await run('subscription', 'set', 'mine', '--secondary-key', SECONDARY),
    told('Changed nothing of subscription mine: it is so already'),
  );
  assert.equal(await done('subscription', 'show-keys', 'mine', '--query', 'primaryKey', '-o', 'tsv'), `${PRIMARY}\n`);
  await done('subscription', 'set', 'mine', '--remove', 'start-date', '--remove', 'state-comment');
  assert.equal(await done('subscription', 'show', 'mine', '--query', 'properties.startDate'), 'null\n');
  assert.equal((await run('subscription', 'set', 'mine', '--start-date', 'tomorrow')).status, 2);
});

test('list is narrowed by scope, product and user', async t => {
  const { done } = await startSession(t);
  await done('product', 'new', '--id', 'starter');
  await done('subscription', 'new', '--id', 'all', '--scope', '/apis', '--user-id', 'ann');
  await done('subscription', 'new', '--id', 'one', '--scope', '/products/starter', '--user-id', 'ann');
  await done('subscription', 'new', '--id', 'two', '--product-id', 'starter', '--user-id', 'bob');
  const ids = (...args: string[]) => done('subscription', 'list', ...args, '-o', 'tsv', '--query', '[].name');
  assert.equal(await ids('--scope', '/apis'), 'all\n');
  assert.equal(await ids('--product-id', 'STARTER'), 'one\ntwo\n');
  assert.equal(await ids('--user-id', 'ann'), 'all\none\n');
  assert.equal(await ids('--user-id', 'ann', '--product-id', 'starter'), 'one\n');
});

test('a subscription opens what is there, in one of three ways', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('subscription', 'new', '--id', 'mine'),
    misused("give one of '--scope <scope>', '--product-id <id>' and '--api-id <id>'"),
  );
  assert.equal((await run('subscription', 'new', '--scope', '/apis', '--api-id', 'orders')).status, 2);
  assert.deepEqual(
    await run('subscription', 'new', '--api-id', 'orders'),
    refused("There is no API 'orders'. `apim api list` shows those there are."),
  );
  assert.deepEqual(
    await run('subscription', 'new', '--scope', 'orders'),
    refused('--scope: must be /apis, /apis/ID, /products/ID, or / for all there is.'),
  );
});

test('a refused key is not repeated', async t => {
  const { run, done } = await startSession(t);
  await done('subscription', 'new', '--id', 'mine', '--scope', '/apis', '--primary-key', PRIMARY);
  const { status, stderr } = await run('subscription', 'new', '--scope', '/apis', '--primary-key', PRIMARY);
  assert.equal(status, 1);
  assert.equal(stderr, 'apim: A key must be of one subscription only, and its two keys must differ.\n');
});

const TELLS_KEYS = `<policies><inbound><base />
  <set-variable name="seen" value="@(context.Subscription.PrimaryKey + context.Subscription.SecondaryKey)" />
  <set-header name="X-Seen"><value>@((string)context.Variables["seen"])</value></set-header>
  <set-query-parameter name="other" exists-action="override"><value>@(context.Subscription.SecondaryKey)</value></set-query-parameter>
  <trace source="test"><message>@("the key is " + context.Subscription.Key)</message></trace>
</inbound><backend><base /></backend><outbound><base /><choose><when condition="@(context.Response.StatusCode == 418)">
  <set-body>@{ throw new Exception("no " + context.Subscription.Key); }</set-body>
</when></choose></outbound><on-error /></policies>`;

for (const header of ['Ocp-Apim-Subscription-Key', 'X-Plain'])
  test(`no key sent in ${header} is in a listing, a trace, a log or an error`, async t => {
    const { run, runWith, done, cwd } = await startSession(t);
    const backend = await startPlainBackend(t, {
      handler: (request, response) => {
        response.statusCode = request.url?.startsWith('/fails') === true ? 418 : 200;
        response.end('ok');
      },
    });
    await done(
      ...['api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', backend.url, '--subscription-required'],
      ...['--subscription-key-header-name', header, '--subscription-key-query-param-name', 'plain'],
    );
    await writeFile(join(cwd, 'policy.xml'), TELLS_KEYS);
    await done('policy', 'set', '--api', 'orders', '--file', 'policy.xml');
    await runWith(
      { ...KEYS, stdin: SECONDARY },
      ...['subscription', 'new', '--id', 'mine', '--api-id', 'orders'],
      ...['--primary-key-env', 'FIRST', '--secondary-key-stdin'],
    );
    const call = (path: string, ...more: string[]) => run('call', 'orders', 'GET', path, ...more);
    const sent = ['--header', `${header}: ${PRIMARY}`];
    const outputs = [
      await call('/a', ...sent, '--trace'),
      await call('/a', ...sent, '--trace', '-o', 'json'),
      await call(`/a?plain=${SECONDARY}`, '--trace'),
      await call('/fails', ...sent, '--trace'),
      await call('/fails', ...sent),
      await call('/a', '--header', `${header}: ${PRIMARY}-wrong`, '--trace'),
    ];
    assert.deepEqual(
      outputs.map(({ status }) => status),
      [0, 0, 0, 1, 1, 1],
    );
    assert.equal(backend.requests[0]?.headers['x-seen'], PRIMARY + SECONDARY);
    for (const command of [['list'], ['show', 'mine'], ['set', 'mine', '--name', 'Other']])
      for (const format of ['table', 'json', 'tsv']) outputs.push(await run('subscription', ...command, '-o', format));
    outputs.push(await run('subscription', 'remove', 'mine'));
    for (const { stdout, stderr } of outputs) assert.doesNotMatch(stdout + stderr, /-key-of-mine/);
  });
