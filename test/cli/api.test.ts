import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addClient } from './files.ts';
import { misused, printed, refused, startSession } from './session.ts';

const ORDERS = ['--id', 'orders', '--path', 'orders', '--service-url', 'https://contoso.com/myapi'];

const NOTE =
  'Note: it has no operations, so every request below its path is forwarded. Azure answers 404 until there are some.\n';

test('api new tells path and service, and that Azure wants operations', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('api', 'new', ...ORDERS), {
    status: 0,
    stdout: 'Added API orders.\n  path     /orders\n  service  https://contoso.com/myapi\n',
    stderr: NOTE,
  });
  assert.deepEqual(JSON.parse((await run('api', 'show', 'orders')).stdout), {
    id: '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/default/providers/Microsoft.ApiManagement/service/default/apis/orders',
    type: 'Microsoft.ApiManagement/service/apis',
    name: 'orders',
    properties: {
      displayName: 'orders',
      path: 'orders',
      serviceUrl: 'https://contoso.com/myapi',
      protocols: ['https'],
      subscriptionRequired: false,
    },
  });
});

test('an API without service URL is noted', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('api', 'add', '--api-id', 'orders', '--path', ''), {
    status: 0,
    stdout: 'Added API orders.\n  path     /\n  service  as its policy says\n',
    stderr: `${NOTE}Note: it has no service URL, so its policy must name a backend (set-backend-service).\n`,
  });
});

test('every parameter of the cmdlet is kept, and set changes only what is given', async t => {
  const { run, done } = await startSession(t);
  await done(
    ...['api', 'create', ...ORDERS, '--name', 'Orders', '--description', 'Ours', '--protocols', 'http', 'https'],
    ...['--terms-of-service-url', 'https://contoso.com/terms', '--contact-name', 'Ann', '--contact-url', 'https://c'],
    ...['--contact-email', 'ann@contoso.com', '--license-name', 'MIT', '--license-url', 'https://mit'],
  );
  assert.deepEqual(
    await run('api', 'set', 'orders', '--path', '/shop/orders/', '--contact-name', 'Bob'),
    printed('Changed API orders.\n  path     /shop/orders\n  service  https://contoso.com/myapi\n'),
  );
  assert.deepEqual(JSON.parse((await run('api', 'get', '--api-id', 'ORDERS')).stdout).properties, {
    displayName: 'Orders',
    description: 'Ours',
    path: 'shop/orders',
    serviceUrl: 'https://contoso.com/myapi',
    protocols: ['http', 'https'],
    subscriptionRequired: false,
    termsOfServiceUrl: 'https://contoso.com/terms',
    contact: { name: 'Bob', url: 'https://c', email: 'ann@contoso.com' },
    license: { name: 'MIT', url: 'https://mit' },
  });
  const removals = ['description', 'service-url', 'terms-of-service-url', 'contact', 'license'];
  await done('api', 'update', '--id', 'orders', ...removals.flatMap(word => ['--remove', word]));
  assert.deepEqual(JSON.parse((await run('api', 'show', 'orders')).stdout).properties, {
    displayName: 'Orders',
    path: 'shop/orders',
    protocols: ['http', 'https'],
    subscriptionRequired: false,
  });
});

test('protocols come apart by spaces, by commas, repeated, and in any case', async t => {
  const { done } = await startSession(t);
  await done('api', 'new', ...ORDERS);
  for (const args of [
    ['http', 'https'],
    ['https,http'],
    ['Http, Https'],
    ['https', '--protocols', 'http'],
    ['http', 'http', 'https'],
  ]) {
    await done('api', 'set', 'orders', '--protocols', 'https');
    const query = ['-o', 'tsv', '--query', 'properties.protocols'];
    assert.equal(await done('api', 'set', 'orders', '--protocols', ...args, ...query), 'http\nhttps\n', args.join(' '));
  }
});

test('an API is refused where its path is taken, wrong, or its service is no URL', async t => {
  const { run, done } = await startSession(t);
  await done('api', 'new', ...ORDERS);
  await done('api', 'new', '--id', 'other', '--path', 'other');
  const conflict = (id: string) => refused(`Cannot create API '${id}' with the same Path 'ORDERS' as API 'orders'.`);
  assert.deepEqual(await run('api', 'new', '--id', 'third', '--path', '/ORDERS'), conflict('third'));
  assert.deepEqual(await run('api', 'set', 'other', '--path', 'ORDERS'), conflict('other'));
  await done('api', 'set', 'orders', '--path', 'ORDERS');
  const rule =
    '--path: must be path segments such as orders or shop/orders, without empty segments, spaces or any of ? # * % \\ { } ;.';
  for (const path of ['a//b', 'a b', 'a?b', '..', '{id}'])
    assert.deepEqual(await run('api', 'set', 'other', '--path', path), refused(rule), path);
  assert.deepEqual(
    await run('api', 'set', 'other', '--protocols', 'ws'),
    refused('--protocols: must be http or https.'),
  );
  assert.match(
    (await run('api', 'set', 'other', '--service-url', 'contoso')).stderr,
    /^apim: --service-url: must be an /,
  );
});

test('api new wants a path, and no id that is there', async t => {
  const { run, done } = await startSession(t);
  assert.deepEqual(
    await run('api', 'new', '--id', 'orders'),
    misused("required option '--path <suffix>' not specified"),
  );
  await done('api', 'new', ...ORDERS);
  assert.deepEqual(
    await run('api', 'new', ...ORDERS),
    refused("There is an API 'orders' already. `apim api set --id orders` changes it, and --force replaces it."),
  );
  const made = ['-o', 'tsv', '--query', 'name'];
  assert.equal(await done('api', 'new', '--name', 'My Orders', '--path', 'mine', ...made), 'my-orders\n');
  assert.equal(await done('api', 'new', '--path', 'my/orders', ...made), 'my-orders-2\n');
});

const CHOSEN = (element: string) => `<policies>
  <inbound>
    <base />
    ${element}
  </inbound>
  <backend>
    <base />
  </backend>
  <outbound>
    <base />
  </outbound>
  <on-error>
    <base />
  </on-error>
</policies>
`;

test("--certificate writes the certificate into the API's policy, an id as id and a thumbprint as thumbprint", async t => {
  const session = await startSession(t);
  const { run, done } = session;
  const thumbprint = await addClient(session, 'client');
  await done('api', 'new', ...ORDERS, '--certificate', 'CLIENT');
  assert.deepEqual(
    await run('policy', 'show', '--api', 'orders'),
    printed(CHOSEN('<authentication-certificate certificate-id="client" />')),
  );
  const spaced = thumbprint.toLowerCase().replace(/(..)(?=.)/g, '$1 ');
  assert.deepEqual(
    await run('api', 'set', 'orders', '--certificate', spaced),
    printed('Changed API orders.\n  path     /orders\n  service  https://contoso.com/myapi\n  cert     client\n'),
  );
  assert.deepEqual(
    await run('policy', 'show', '--api', 'orders'),
    printed(CHOSEN(`<authentication-certificate thumbprint="${thumbprint}" />`)),
  );
  await done('api', 'set', 'orders', '--name', 'Orders');
  assert.match((await run('policy', 'show', '--api', 'orders')).stdout, /authentication-certificate/);
  await done('api', 'set', 'orders', '--no-certificate');
  assert.deepEqual(await run('policy', 'show', '--api', 'orders'), printed(CHOSEN('').replace('    \n', '')));
});

test('--certificate keeps what else the policy says', async t => {
  const session = await startSession(t);
  await addClient(session, 'client');
  await session.done('api', 'new', ...ORDERS);
  const policy = (element: string) =>
    `<policies><!-- ours --><inbound><base />${element}</inbound><backend><forward-request timeout="7" /></backend><outbound /></policies>`;
  await session.done('policy', 'set', '--api', 'orders', '--policy', policy(''));
  await session.done('api', 'set', 'orders', '--certificate', 'client');
  assert.deepEqual(
    await session.run('policy', 'show', '--api', 'orders'),
    printed(policy('<authentication-certificate certificate-id="client" />')),
  );
});

test('a certificate that is not there cannot be chosen', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(
    await run('api', 'new', ...ORDERS, '--certificate', 'none'),
    refused("There is no certificate with the id or thumbprint 'none'. `apim cert list` shows those there are."),
  );
  assert.deepEqual(await run('api', 'list'), printed('[]\n'));
});

test('list, show and remove work on what is there', async t => {
  const { run, done } = await startSession(t);
  await done('api', 'new', ...ORDERS, '--name', 'Orders', '--protocols', 'http,https');
  await done('api', 'new', '--id', 'empty', '--path', '');
  assert.deepEqual(
    await run('api', 'list', '-o', 'table'),
    printed(
      'ID      PATH     SERVICE URL                PROTOCOLS    NAME\n' +
        'empty   /                                   https        empty\n' +
        'orders  /orders  https://contoso.com/myapi  http, https  Orders\n',
    ),
  );
  assert.deepEqual(await run('api', 'remove', 'Orders'), printed('Removed API orders.\n'));
  const sentence = "There is no API 'orders'. `apim api list` shows those there are.";
  for (const command of [['show'], ['rm'], ['set', '--name', 'x']])
    assert.deepEqual(await run('api', ...command, '--id', 'orders'), refused(sentence));
});
