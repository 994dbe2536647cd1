import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { misused, printed, refused, type Session, startSession } from './session.ts';

const STRICT =
  'Note: API orders answers only what its operations match from now on, as in Azure, and 404 to all else.\n';
const OPEN = 'Note: API orders has no operations any more: every request below its path is forwarded again.\n';
const GET = ['--api-id', 'orders', '--id', 'get', '--method', 'get', '--url-template', 'items/{id}'];

async function withOrders(session: Session): Promise<Session> {
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com');
  return session;
}

test('the first operation makes an API strict, and without the last it forwards everything again', async t => {
  const { run } = await withOrders(await startSession(t));
  assert.deepEqual(await run('operation', 'new', ...GET), {
    status: 0,
    stdout: 'Added operation get.\n  GET /orders/items/{id}\n',
    stderr: STRICT,
  });
  const second = ['--api-id', 'orders', '--method', 'POST', '--url-template', '/items'];
  assert.deepEqual(
    await run('operation', 'add', ...second),
    printed('Added operation post-items.\n  POST /orders/items\n'),
  );
  assert.deepEqual(
    await run('operation', 'list', '--api-id', 'orders', '-o', 'table'),
    printed(
      'ID          METHOD  URL TEMPLATE  NAME\n' +
        'get         GET     /items/{id}   get\n' +
        'post-items  POST    /items        post-items\n',
    ),
  );
  const remove = (id: string) => run('operation', 'remove', '--api-id', 'orders', id);
  assert.deepEqual(await remove('get'), printed('Removed operation get.\n'));
  assert.deepEqual(await remove('post-items'), { status: 0, stdout: 'Removed operation post-items.\n', stderr: OPEN });
});

test('every parameter of the cmdlet is kept, JSON from a file too, and a request is given as a whole', async t => {
  const { run, done, cwd } = await withOrders(await startSession(t));
  const responses = [
    {
      statusCode: 200,
      representations: [{ contentType: 'application/json', examples: { default: { value: { id: 1 } } } }],
    },
  ];
  await writeFile(join(cwd, 'responses.json'), JSON.stringify(responses));
  await done(
    ...['operation', 'new', ...GET, '--name', 'Get an item', '--description', 'One of them'],
    ...['--template-parameters', '[{"name":"id","type":"integer","required":true}]'],
    ...['--request', '{"description":"Ours","queryParameters":[{"name":"expand","type":"string"}]}'],
    ...['--responses', '@responses.json'],
  );
  const shown = async () => JSON.parse((await run('operation', 'show', '--api-id', 'orders', 'get')).stdout);
  assert.deepEqual(await shown(), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/apis/orders/operations/get',
    type: 'Microsoft.ApiManagement/service/apis/operations',
    name: 'get',
    properties: {
      displayName: 'Get an item',
      method: 'GET',
      urlTemplate: '/items/{id}',
      description: 'One of them',
      templateParameters: [{ name: 'id', type: 'integer', required: true }],
      request: { description: 'Ours', queryParameters: [{ name: 'expand', type: 'string' }] },
      responses,
    },
  });
  await done('operation', 'set', 'get', '--api', 'orders', '--request', '{"headers":[{"name":"X-A","type":"string"}]}');
  assert.deepEqual((await shown()).properties.request, { headers: [{ name: 'X-A', type: 'string' }] });
  const removals = ['description', 'request', 'responses', 'template-parameters'].flatMap(word => ['--remove', word]);
  await done('operation', 'update', '--operation-id', 'get', '--api-id', 'orders', ...removals);
  assert.deepEqual((await shown()).properties, {
    displayName: 'Get an item',
    method: 'GET',
    urlTemplate: '/items/{id}',
    templateParameters: [{ name: 'id', type: 'string', required: true }],
  });
  assert.deepEqual(
    await run('operation', 'set', 'get', '--api-id', 'orders'),
    printed('Changed nothing of operation get: no option says what to change.\n  GET /orders/items/{id}\n'),
  );
});

const WRONG: readonly (readonly [string, string, string])[] = [
  ['--request', '{"headers":[{"name":"X-A"}]}', '--request headers[0].type: must be given.'],
  ['--request', '[]', '--request: must be an object.'],
  ['--request', '{"header":[]}', '--request header: is not known here.'],
  ['--responses', '{}', '--responses: must be a list.'],
  ['--responses', '[{"statusCode":200},{"statusCode":"200"}]', '--responses[1].statusCode: must be a number.'],
  ['--responses', '[{"statusCode":1.5}]', '--responses[0].statusCode: must be a whole number.'],
  ['--responses', '@none.json', 'The JSON file none.json cannot be read: there is no such file.'],
  [
    '--template-parameters',
    '[{"name":"nr","type":"string"}]',
    "Template parameter 'nr' is not in the URL template /items/{id}.",
  ],
];

for (const [option, value, sentence] of WRONG)
  test(`${option} ${value} is refused with what is wrong with it`, async t => {
    const { run } = await withOrders(await startSession(t));
    assert.deepEqual(await run('operation', 'new', ...GET, option, value), refused(sentence));
  });

test('what is no JSON is refused', async t => {
  const { run } = await withOrders(await startSession(t));
  const { status, stderr } = await run('operation', 'new', ...GET, '--request', '{name}');
  assert.equal(status, 1);
  assert.match(stderr, /^apim: --request: it is not JSON \(.*\)\. Write JSON, or @FILE\.\n$/);
});

test('an operation is of an API, its method and template are its own, and what is not there is named', async t => {
  const { run, done } = await withOrders(await startSession(t));
  assert.deepEqual(await run('operation', 'list'), misused("required option '--api-id <id>' not specified"));
  const noMethod = ['operation', 'new', '--api-id', 'orders', '--url-template', '/'];
  assert.deepEqual(await run(...noMethod), misused("required option '--method <method>' not specified"));
  await done('operation', 'new', ...GET);
  const twin = ['--api-id', 'orders', '--id', 'twin', '--method', 'GET', '--url-template', '/Items/{number}'];
  assert.deepEqual(
    await run('operation', 'new', ...twin),
    refused("Operation with the same method and URL template already exists: 'get' is GET /items/{id}."),
  );
  assert.deepEqual(
    await run('operation', 'new', ...GET),
    refused(
      "There is an operation 'get' already. `apim operation set --api-id orders --id get` changes it, and --force replaces it.",
    ),
  );
  assert.deepEqual(
    await run('operation', 'new', ...GET, '--force'),
    printed('Replaced operation get.\n  GET /orders/items/{id}\n'),
  );
  assert.deepEqual(
    await run('operation', 'show', '--api-id', 'orders', 'none'),
    refused("There is no operation 'none'. `apim operation list --api-id orders` shows those there are."),
  );
  assert.deepEqual(
    await run('operation', 'show', '--api-id', 'none', 'get'),
    refused("There is no API 'none'. `apim api list` shows those there are."),
  );
});

test('ids of operations, revisions and releases complete, of the API that is typed before', async t => {
  const { run, done } = await withOrders(await startSession(t));
  await done('operation', 'new', ...GET);
  await done('api-revision', 'new', '--api-id', 'orders', '--api-revision', '2');
  await done('api-release', 'new', '--api-id', 'orders', '--api-revision', '1', '--id', 'first');
  const offered = async (what: string, ...words: string[]) => (await run('complete', what, '--', ...words)).stdout;
  assert.equal(await offered('operations', 'operation', 'show', '--api-id', 'orders'), 'get\n');
  assert.equal(await offered('operations', 'policy', 'set', '--api=orders', '--operation'), 'get\n');
  assert.equal(await offered('operations', 'operation', 'show', '--api-id', 'orders', '--api-revision', '2'), '');
  assert.equal(await offered('operations', 'operation', 'show'), '');
  assert.equal(await offered('operations', 'operation', 'show', '--api-id', 'none'), '');
  assert.equal(await offered('revisions', 'api-release', 'new', '--api-id', 'orders', '--api-revision'), '1\n2\n');
  assert.equal(await offered('releases', 'api-release', 'show', '--api-id', 'orders'), 'first\n');
});
