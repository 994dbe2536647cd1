import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOW, printed, refused, type Session, startSession } from './session.ts';

const SERVICE =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default';
const POLICY = '<policies><inbound><base /></inbound><backend><base /></backend><outbound /><on-error /></policies>';

/** An API with an operation and a policy, and a copy of it as revision 2. */
async function withRevision(session: Session): Promise<Session> {
  const { done } = session;
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://one.test');
  await done('operation', 'new', '--api-id', 'orders', '--id', 'get', '--method', 'GET', '--url-template', '/');
  await done('policy', 'set', '--api', 'orders', '--policy', POLICY);
  await done('api-revision', 'new', '--api-id', 'orders', '--api-revision', '2', '--source-api-revision', '1');
  return session;
}

const list = ({ done }: Session) => done('api-revision', 'list', '--api-id', 'orders', '-o', 'table');

test('a revision begins as a copy of its source, or with the settings alone', async t => {
  const session = await withRevision(await startSession(t));
  const { run, done } = session;
  assert.deepEqual(
    await run(
      'api-revision',
      'new',
      '--api-id',
      'orders',
      '--service-url',
      'https://three.test',
      '--rev-description',
      'Third',
    ),
    {
      status: 0,
      stdout: 'Added revision 3.\n  API      orders;rev=3\n  path     /orders;rev=3\n  service  https://three.test\n',
      stderr:
        'Note: it has no operations, so it forwards every request. --source-api-revision N copies those of another.\n',
    },
  );
  assert.equal(
    await list(session),
    'REVISION  CURRENT  PATH           ONLINE  SERVICE URL         DESCRIPTION\n' +
      '1         yes      /orders;rev=1  yes     https://one.test\n' +
      '2                  /orders;rev=2  yes     https://one.test\n' +
      '3                  /orders;rev=3  yes     https://three.test  Third\n',
  );
  const operations = (number: string) =>
    done('operation', 'list', '--api-id', 'orders', '--api-revision', number, '-o', 'tsv', '--query', '[].name');
  assert.deepEqual([await operations('1'), await operations('2'), await operations('3')], ['get\n', 'get\n', '']);
  assert.equal(await done('policy', 'show', '--api', 'orders;rev=2'), POLICY);
  assert.equal((await run('policy', 'show', '--api', 'orders;rev=3')).status, 1);
  assert.deepEqual(
    await run('api-revision', 'new', '--api-id', 'orders', '--api-revision', '1'),
    refused("API 'orders' has a revision 1 already. `apim api-revision list --api-id orders` shows those there are."),
  );
  assert.deepEqual(
    await run('api-revision', 'new', '--api-id', 'orders', '--api-revision', '4', '--source-api-revision', '9'),
    refused("API 'orders' has no revision 9. `apim api-revision list --api-id orders` shows those there are."),
  );
});

test('a release makes its revision current: the ids change places, and what names the API stays', async t => {
  const session = await withRevision(await startSession(t));
  const { run, done } = session;
  await done('product', 'new', '--id', 'starter');
  await done('product', 'add-api', 'starter', '--api-id', 'orders');
  await done('api-revision', 'set', '--api-id', 'orders', '2', '--service-url', 'https://two.test');
  assert.deepEqual(
    await run('api-release', 'new', '--api-id', 'orders', '--api-revision', '2', '--notes', 'Second'),
    printed('Added API release revision-2.\n  API orders is its revision 2 now\n'),
  );
  assert.equal(
    await list(session),
    'REVISION  CURRENT  PATH           ONLINE  SERVICE URL\n' +
      '2         yes      /orders;rev=2  yes     https://two.test\n' +
      '1                  /orders;rev=1  yes     https://one.test\n',
  );
  assert.equal(
    await done('api', 'show', 'orders', '-o', 'tsv', '--query', 'properties.serviceUrl'),
    'https://two.test\n',
  );
  assert.equal(await done('product', 'show', 'starter', '-o', 'tsv', '--query', 'properties.apis'), 'orders\n');
  assert.deepEqual(JSON.parse(await done('api-release', 'show', '--api-id', 'orders', 'revision-2')), {
    id: `${SERVICE}/apis/orders/releases/revision-2`,
    type: 'Microsoft.ApiManagement/service/apis/releases',
    name: 'revision-2',
    properties: {
      apiId: '/apis/orders;rev=2',
      notes: 'Second',
      createdDateTime: NOW.toISOString(),
      updatedDateTime: NOW.toISOString(),
    },
  });
  await done('api-release', 'new', '--api-id', 'orders', '--api-revision', '1', '--release-id', 'back');
  assert.equal(
    await done('api', 'show', 'orders', '-o', 'tsv', '--query', 'properties.serviceUrl'),
    'https://one.test\n',
  );
  await done('api-release', 'set', 'back', '--api-id', 'orders', '--note', 'Too early');
  const notes = ['-o', 'tsv', '--query', '[].properties.notes'];
  assert.equal(await done('api-release', 'list', '--api-id', 'orders', ...notes), 'Too early\nSecond\n');
  await done('api-release', 'remove', 'back', '--api-id', 'orders');
  assert.equal(await done('api-release', 'list', '--api-id', 'orders', ...notes), 'Second\n');
  assert.equal((await run('api-release', 'new', '--api-id', 'orders')).status, 2);
});

test('what all revisions have together is changed on the current one, for all', async t => {
  const session = await withRevision(await startSession(t));
  const { run, done } = session;
  const refusal = (property: string) =>
    refused(
      `Can't change property ${property} for non-current revision. \`apim api set --id orders\` changes it for all revisions of the API.`,
    );
  const set = ['api-revision', 'set', '--api-id', 'orders', '2'];
  for (const [options, property] of [
    [['--path', 'shop'], 'Path'],
    [['--name', 'Shop'], 'DisplayName'],
    [['--description', 'Ours'], 'Description'],
    [['--protocols', 'http'], 'Protocols'],
    [['--subscription-required'], 'SubscriptionRequired'],
  ] as const)
    assert.deepEqual(await run(...set, ...options), refusal(property));
  assert.deepEqual(await run('api', 'set', 'orders;rev=2', '--api-version', 'v1'), refusal('ApiVersion'));
  await done('api-version-set', 'new', '--id', 'set', '--scheme', 'Segment');
  await done('api', 'set', 'orders', '--path', 'shop', '--api-version-set-id', 'set', '--api-version', 'v1');
  await done('api-revision', 'set', '--api-id', 'orders', '1', '--description', 'Ours', '--subscription-required');
  const { properties } = JSON.parse(await done('api', 'show', 'orders;rev=2'));
  assert.deepEqual(properties, {
    displayName: 'orders',
    description: 'Ours',
    path: 'shop',
    serviceUrl: 'https://one.test',
    protocols: ['https'],
    subscriptionRequired: true,
    apiRevision: '2',
    isCurrent: false,
    apiVersion: 'v1',
    apiVersionSetId: 'set',
  });
  assert.match(await list(session), /^2 {18}\/shop\/v1;rev=2 /m);
});

test('the current revision is not removed, and an API with others only with them', async t => {
  const session = await withRevision(await startSession(t));
  const { run, done } = session;
  const sentence = 'Cannot delete the current revision of an API.';
  assert.deepEqual(
    await run('api-revision', 'remove', '--api-id', 'orders', '1'),
    refused(`${sentence} \`apim api-release new --api-id orders --api-revision N\` makes another one current.`),
  );
  assert.deepEqual(
    await run('api', 'remove', 'orders'),
    refused(`${sentence} \`apim api remove --id orders --delete-revisions\` removes the API with all of them.`),
  );
  await done('api-release', 'new', '--api-id', 'orders', '--api-revision', '2', '--id', 'second');
  await done('api-release', 'new', '--api-id', 'orders', '--api-revision', '1', '--id', 'first');
  assert.deepEqual(
    await run('api-revision', 'remove', '--api-id', 'orders', '--api-revision', '2'),
    printed('Removed revision 2.\n'),
  );
  assert.equal(await done('api-release', 'list', '--api-id', 'orders', '-o', 'tsv', '--query', '[].name'), 'first\n');
  await done('api-revision', 'new', '--api-id', 'orders', '--api-revision', '2');
  assert.deepEqual(await run('api', 'remove', 'orders', '--delete-revisions'), printed('Removed API orders.\n'));
  assert.deepEqual(await run('api', 'list'), printed('[]\n'));
});

test('an API that is replaced keeps its revisions and releases, and they follow it to its new path', async t => {
  const session = await withRevision(await startSession(t));
  const { done } = session;
  await done('api-release', 'new', '--api-id', 'orders', '--api-revision', '2');
  await done('api', 'new', '--id', 'orders', '--path', 'shop', '--service-url', 'https://new.test', '--force');
  assert.equal(
    await list(session),
    'REVISION  CURRENT  PATH         ONLINE  SERVICE URL\n' +
      '2         yes      /shop;rev=2  yes     https://new.test\n' +
      '1                  /shop;rev=1  yes     https://one.test\n',
  );
  assert.equal(
    await done('api-release', 'list', '--api-id', 'orders', '-o', 'tsv', '--query', '[].name'),
    'revision-2\n',
  );
});
