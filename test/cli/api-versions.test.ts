import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misused, printed, refused, startSession } from './session.ts';

const NO_OPERATIONS =
  'Note: it has no operations, so every request below its path is forwarded. Azure answers 404 until there are some.\n';

test('every parameter of a version set is kept, and each scheme needs its name', async t => {
  const { run, done } = await startSession(t);
  assert.deepEqual(
    await run(
      ...['api-version-set', 'new', '--id', 'orders', '--name', 'Orders', '--scheme', 'header'],
      ...['--header-name', 'Api-Version', '--description', 'Ours'],
    ),
    printed('Added API version set orders.\n  version  in the header Api-Version\n'),
  );
  assert.deepEqual(
    await run('api-version-set', 'set', 'orders', '--scheme', 'Query'),
    refused('--query-name: must be given.'),
  );
  await done('api-version-set', 'set', 'orders', '--versioning-scheme', 'query', '--version-query-name', 'v');
  await done('api-version-set', 'set', 'orders', '--remove', 'header-name');
  assert.deepEqual(JSON.parse(await done('api-version-set', 'show', 'orders')).properties, {
    displayName: 'Orders',
    versioningScheme: 'Query',
    versionQueryName: 'v',
    description: 'Ours',
  });
  assert.deepEqual(
    await run('api-version-set', 'new', '--id', 'other'),
    misused("required option '--scheme <scheme>' not specified"),
  );
});

test('an API is a version, begins as a copy of another, and tells its versioned path', async t => {
  const { run, done } = await startSession(t);
  await done('api-version-set', 'new', '--id', 'orders', '--scheme', 'Segment');
  const version = (id: string) => ['--path', 'orders', '--api-version-set-id', 'orders', '--api-version', id];
  assert.deepEqual(await run('api', 'new', '--id', 'v1', '--service-url', 'https://one.test', ...version('v1')), {
    status: 0,
    stdout: 'Added API v1.\n  path     /orders/v1\n  service  https://one.test\n',
    stderr: NO_OPERATIONS,
  });
  await done('operation', 'new', '--api-id', 'v1', '--id', 'get', '--method', 'GET', '--url-template', '/');
  assert.deepEqual(
    await run(
      'api',
      'new',
      '--id',
      'v2',
      '--source-api-id',
      'v1',
      ...version('v2'),
      '--api-version-description',
      'New',
    ),
    printed('Added API v2.\n  path     /orders/v2\n  service  https://one.test\n'),
  );
  assert.deepEqual(
    await run('operation', 'new', '--api-id', 'v2', '--id', 'item', '--method', 'GET', '--url-template', '/{id}'),
    printed('Added operation item.\n  GET /orders/v2/{id}\n'),
  );
  assert.deepEqual(
    await run('api', 'list', '-o', 'table'),
    printed(
      'ID  PATH     SERVICE URL       VERSION  PROTOCOLS  NAME\n' +
        'v1  /orders  https://one.test  v1       https      v1\n' +
        'v2  /orders  https://one.test  v2       https      v2\n',
    ),
  );
  assert.deepEqual(
    await run('api', 'new', '--id', 'v3', ...version('v2')),
    refused("Cannot create API 'v3' with the same Path 'orders' as API 'v2'."),
  );
  await done('api', 'set', 'v2', '--path', 'new');
  const removal = await run('api-version-set', 'remove', 'orders');
  const proposals = [...removal.stderr.matchAll(/: apim (.*)$/gm)].map(([, command]) => command ?? '');
  assert.equal(proposals.length, 2);
  for (const command of proposals) await done(...command.split(' '));
  await done('api-version-set', 'remove', 'orders');
});

test('an API says by what its key is sent, and what makes one', async t => {
  const { run, done } = await startSession(t);
  const orders = ['api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com'];
  assert.deepEqual(
    (await run(...orders, '--subscription-required')).stderr,
    `${NO_OPERATIONS}Note: it is called with a key in Ocp-Apim-Subscription-Key. \`apim subscription new --scope /apis/orders\` makes one.\n`,
  );
  await done('subscription', 'new', '--scope', '/apis/orders');
  const names = ['--subscription-key-header-name', 'X-Key', '--subscription-key-query-param-name', 'key'];
  await done('api', 'set', 'orders', ...names, '--api-type', 'Http');
  const shown = async () => JSON.parse(await done('api', 'show', 'orders')).properties.subscriptionKeyParameterNames;
  assert.deepEqual(await shown(), { header: 'X-Key', query: 'key' });
  await done('api', 'set', 'orders', '--remove', 'subscription-key-header-name');
  assert.deepEqual(await shown(), { query: 'key' });
  assert.equal((await run('api', 'set', 'orders', '--api-type', 'soap')).status, 2);
});
