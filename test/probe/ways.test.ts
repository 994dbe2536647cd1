import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_CONTEXT } from '../../src/model/context.ts';
import { openHome } from '../../src/store/home.ts';
import { refused } from '../cli/session.ts';
import { unusedPort } from '../gateway/support/raw-backend.ts';
import { clientIdentity, thumbprint } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startLooking, startTrusting } from './support/looking.ts';

const inbound = (elements: string) =>
  `<policies><inbound><base/>${elements}</inbound><backend><base/></backend><outbound/><on-error/></policies>`;

test('without APIs the only certificate is presented, and of two neither', async t => {
  const { url, requests } = await startBackend(t, { rejectUnauthorized: false });
  const { backend, certificate, look } = await startTrusting(t);
  await backend('b', url);
  const client = await clientIdentity('client');
  await certificate('client', client);
  const only = await look('b');
  assert.deepEqual([only.clientCertificate.certificate?.id, only.clientCertificate.source], ['client', 'only']);
  await certificate('other', await clientIdentity('other'));
  const none = await look('b');
  assert.deepEqual([none.clientCertificate.certificate, none.clientCertificate.source], [null, null]);
  assert.deepEqual(
    requests.map(request => request.thumbprint),
    // The second connection is looked at too.
    [thumbprint(client), thumbprint(client), undefined, undefined],
  );
});

test('APIs that present different certificates to one backend are each tested', async t => {
  const { url } = await startBackend(t, {});
  const { certificate, done, lookAtAll, run, text } = await startTrusting(t);
  await certificate('good', await clientIdentity('good'));
  await certificate('bad', await clientIdentity('bad', { issuer: 'self' }));
  for (const [id, with_] of [
    ['orders', 'good'],
    ['stock', 'bad'],
    ['more', 'good'],
  ] as const)
    await done('api', 'new', '--id', id, '--path', id, '--service-url', url, '--certificate', with_);
  const probes = await lookAtAll(url);
  assert.deepEqual(
    probes.map(({ apis, clientCertificate, cause }) => [
      apis,
      clientCertificate.certificate?.id,
      clientCertificate.source,
      cause?.fault,
      cause?.command,
    ]),
    [
      [['more', 'orders'], 'good', 'policy', undefined, undefined],
      [['stock'], 'bad', 'policy', 'ClientCertificateRefused', 'apim api set --id stock --certificate good'],
    ],
  );
  assert.match(await text(url), /called by APIs more, orders\n.*\nNo backend entity at [^\n]*called by API stock\n/s);
  assert.equal((await run('backend', 'test', url)).status, 1);
  const chosen = await lookAtAll(url, '--certificate', 'good');
  assert.deepEqual(
    chosen.map(({ succeeds, clientCertificate }) => [succeeds, clientCertificate.source]),
    [[true, 'option']],
  );
});

test('an API whose policy refuses before a backend is told of by --all', async t => {
  const { url } = await startPlainBackend(t, {});
  const { done, run } = await startLooking(t);
  await done('api', 'new', '--id', 'good', '--path', 'good', '--service-url', url);
  await done('api', 'new', '--id', 'bare', '--path', 'bare');
  const { status, stdout } = await run('backend', 'test', '--all', '-o', 'json');
  assert.equal(status, 1);
  assert.deepEqual(JSON.parse(stdout), [
    { backend: null, url, apis: ['good'], certificate: null, verdict: 'ok', result: '200', command: null },
    {
      backend: null,
      url: null,
      apis: ['bare'],
      certificate: null,
      verdict: 'failure',
      result: "API 'bare' has no service URL, and no set-backend-service policy gives one.",
      command: 'apim api set --id bare --service-url https://HOST',
    },
  ]);
});

test('a certificate that a policy names and that is gone is told of, by --all and for the URL', async t => {
  const { url } = await startPlainBackend(t, {});
  const { certificate, done, home, run } = await startLooking(t);
  await certificate('client', await clientIdentity('client'));
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url, '--certificate', 'client');
  const store = openHome(home).store(DEFAULT_CONTEXT, () => undefined);
  await store.change(draft => draft.certificates.delete('client'));
  const { status, stdout } = await run('backend', 'test', '--all', '-o', 'json');
  assert.equal(status, 1);
  const [row, ...others] = JSON.parse(stdout);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [row.apis, row.result, row.command],
    [['orders'], "Certificate with id 'client' not found.", 'apim policy set --api orders --file FILE'],
  );
  assert.deepEqual(
    await run('backend', 'test', url),
    refused(
      `No call of API 'orders' gets to ${url}: Certificate with id 'client' not found. Try: apim policy set --api orders --file FILE`,
    ),
  );
});

test('a backend that an expression chooses for a plain GET is tested, with a doubt', async t => {
  const { url, requests } = await startPlainBackend(t, {});
  const { done, look } = await startLooking(t);
  const [certain, chosen] = [`${url}/certain`, `${url}/GET`];
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', certain);
  const policy = inbound(`<set-backend-service base-url="@("${url}/" + context.Request.Method)"/>`);
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  const probe = await look(chosen);
  assertSuccess(probe, 200);
  assert.deepEqual(probe.apis, ['orders']);
  assert.deepEqual(probe.doubts, [
    'Policy expressions had a part in it, which were given a plain GET: another request may go elsewhere, or present another certificate.',
  ]);
  assert.equal(requests.at(-1)?.url, '/GET');
  assert.deepEqual((await look(certain)).apis, []);
});

test('policies that want a token, get one, or send requests of their own keep no URL from being tested, and send nothing', async t => {
  const { url, requests } = await startPlainBackend(t, {});
  const issuer = await startPlainBackend(t, {});
  const { done, run, look } = await startLooking(t);
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url);
  const sent = `<set-url>${issuer.url}</set-url><set-method>GET</set-method>`;
  const policy = inbound(
    `<validate-jwt header-name="Authorization"><openid-config url="${issuer.url}"/></validate-jwt>` +
      `<send-request response-variable-name="r">${sent}</send-request><send-one-way-request>${sent}</send-one-way-request>` +
      '<authentication-managed-identity resource="r"/>',
  );
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  const probe = await look(url);
  assertSuccess(probe, 200);
  assert.deepEqual(probe.apis, ['orders']);
  assert.equal((await run('backend', 'test', '--all')).status, 0);
  assert.deepEqual([requests.length > 0, issuer.requests.length], [true, 0]);
});

test('an API whose expression fails on a plain GET is warned of by --all, and keeps no URL from being tested', async t => {
  const { url } = await startPlainBackend(t, {});
  const { done, run } = await startLooking(t);
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', url);
  const policy = inbound('<set-backend-service base-url="@(context.Request.Headers["X-Url"][0])"/>');
  await done('policy', 'set', '--api', 'orders', '--policy', policy);
  const { status, stdout } = await run('backend', 'test', '--all', '-o', 'json');
  assert.equal(status, 0);
  const [row, ...others] = JSON.parse(stdout);
  assert.deepEqual(others, []);
  assert.deepEqual(
    [row.apis, row.verdict, row.result, row.command],
    [
      ['orders'],
      'warning',
      "Where its calls go depends on the request, and for a plain GET set-backend-service fails: Expression evaluation failed. The given key 'X-Url' was not present in the dictionary.",
      null,
    ],
  );
  assert.equal((await run('backend', 'test', url)).status, 0);
});

test('the address is corrected where it was given: by the API, its policy, the entity, or the command line', async t => {
  const port = await unusedPort(t);
  const url = `http://127.0.0.1:${port}`;
  const { backend, done, look } = await startLooking(t);
  await done('api', 'new', '--id', 'plain', '--path', 'plain', '--service-url', `${url}/api`);
  await done('api', 'new', '--id', 'set', '--path', 'set', '--service-url', 'http://127.0.0.1:1');
  await done('api', 'new', '--id', 'named', '--path', 'named', '--service-url', 'http://127.0.0.1:1');
  await backend('b', `${url}/b`);
  const policy = (id: string, elements: string) => done('policy', 'set', '--api', id, '--policy', inbound(elements));
  await policy('set', `<set-backend-service base-url="${url}/policy"/>`);
  await policy('named', '<set-backend-service backend-id="b"/>');
  for (const [what, command] of [
    [`${url}/api`, 'apim api set --id plain --service-url http://HOST:PORT'],
    [`${url}/policy`, 'apim policy set --api set --file FILE'],
    ['b', 'apim backend set --id b --url http://HOST:PORT'],
    [`${url}/other`, 'apim backend test http://HOST:PORT'],
  ] as const)
    assertCause(
      await look(what),
      'PortClosed',
      `Nothing listens at 127.0.0.1:${port}: the connection was refused.`,
      command,
    );
});

test('a URL that no entity has is called as it is, and one below an entity as that says', async t => {
  const { url, requests } = await startPlainBackend(t, {});
  const { backend, look } = await startLooking(t);
  const alone = await look(`${url}/x`);
  assertSuccess(alone, 200);
  assert.equal(alone.backend, null);
  await backend('b', `${url}/base`, '--header', 'X-Key=1');
  const below = await look(`${url}/base/`);
  assertSuccess(below, 200);
  assert.equal(below.backend, 'b');
  assert.deepEqual(
    requests.map(request => [request.url, request.headers['x-key']]),
    [
      ['/x', undefined],
      ['/base', '1'],
    ],
  );
});

test('what is not there is refused, with 1, and what does not fit together, with 2', async t => {
  const { backend, look, run } = await startLooking(t);
  await backend('b', 'https://contoso.com');
  assert.deepEqual(await run('backend', 'test', 'other'), {
    status: 1,
    stdout: '',
    stderr: "apim: There is no backend 'other'. `apim backend list` shows those there are.\n",
  });
  assert.equal((await run('backend', 'test', 'b', '--certificate', 'none')).status, 1);
  assert.equal((await run('backend', 'test', 'b', '--all')).status, 2);
  assert.equal((await run('backend', 'test', 'b', '--timeout', 'soon')).status, 2);
  await assert.rejects(look('https://user:password@contoso.com'));
});
