import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { CompactSign } from 'jose';
import { setApi } from '../../src/resources/apis.ts';
import { addCaCertificate } from '../../src/resources/ca-certificates.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { realSurroundings } from '../support/surroundings.ts';
import { begin, send } from './support/client.ts';
import { addApi, addIdentity, startTestGateway, type TestGateway } from './support/gateway.ts';
import { told } from './support/mending.ts';
import { unusedPort } from './support/raw-backend.ts';
import { signal } from './support/signal.ts';

const sections = (inbound: string, onError = '<base />') =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error>${onError}</on-error></policies>`;

interface Key {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const newKey = (kid: string): Key => ({ kid, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });

const sign = ({ kid, privateKey }: Key, claims: object): Promise<string> =>
  new CompactSign(Buffer.from(JSON.stringify({ exp: Date.now() / 1000 + 600, ...claims })))
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(privateKey);

/** An identity provider over TLS of the test's own CA, which has the keys of `keys` at the moment. */
async function startProvider(t: TestContext, keys: Key[]) {
  const provider = await startBackend(t, {
    requestCert: false,
    handler: (request, response) => {
      const jwks = keys.map(({ kid, publicKey }) => ({ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig' }));
      const metadata = { issuer: provider.url, jwks_uri: `${provider.url}/keys` };
      response.end(JSON.stringify(request.url === '/keys' ? { keys: jwks } : metadata));
    },
  });
  return provider;
}

async function startShop(t: TestContext, policy: string, now?: () => number) {
  const backend = await startPlainBackend(t, {});
  const surroundings =
    now === undefined ? realSurroundings() : { ...realSurroundings(), clock: { ...realSurroundings().clock, now } };
  const gateway = await startTestGateway(
    t,
    async store => {
      await addApi(store, 'shop', backend.url);
      await addIdentity(store, 'signer', await clientIdentity('signer'));
      await setPolicy(store, { kind: 'api', apiId: 'shop' }, policy);
    },
    { surroundings },
  );
  return { backend, gateway };
}

const trust = async ({ store }: TestGateway) =>
  addCaCertificate(store, {
    id: 'root',
    file: Buffer.from((await testAuthority()).certificate),
    password: undefined,
    storeName: undefined,
  });

const call = (gateway: TestGateway, compact: string) =>
  send(`${gateway.url}/shop/a`, { headers: { authorization: `Bearer ${compact}` } });

const byConfig = (url: string) =>
  `<validate-jwt header-name="Authorization" require-scheme="Bearer" output-token-variable-name="jwt"><openid-config url="${url}/.well-known/openid-configuration" /></validate-jwt>`;

test('an identity provider of a private CA is asked like a backend: not trusted, then mended, and its new keys are found', async t => {
  let now = Date.now();
  const keys = [newKey('one')];
  const [one = assert.fail()] = keys;
  const provider = await startProvider(t, keys);
  const policy = sections(
    `${byConfig(provider.url)}<set-header name="X-Sub"><value>@(((Jwt)context.Variables["jwt"]).Subject)</value></set-header>`,
  );
  const { backend, gateway } = await startShop(t, policy, () => now);
  const compact = await sign(one, { iss: provider.url, sub: 'me' });
  assert.equal((await call(gateway, compact)).status, 500);
  assert.match(
    told(gateway).message,
    /^The certificate of localhost:\d+ is issued by a CA that is not trusted here\.$/,
  );
  assert.equal(told(gateway).command, 'apim ca add --file CA.pem');
  assert.match(
    JSON.stringify(gateway.records.at(-1)?.lastError),
    /"source":"validate-jwt","reason":"BackendConnectionFailure"/,
  );
  await trust(gateway);
  assert.equal((await call(gateway, compact)).status, 200);
  assert.equal(backend.requests[0]?.headers['x-sub'], 'me');
  const two = newKey('two');
  keys.push(two);
  now += 300_000;
  assert.equal((await call(gateway, await sign(two, { iss: provider.url, sub: 'me' }))).status, 200);
  assert.deepEqual(
    provider.requests.map(({ url }) => url),
    ['/.well-known/openid-configuration', '/keys', '/.well-known/openid-configuration', '/keys'],
  );
});

test('what a provider said is kept when the configuration changes', async t => {
  const key = newKey('one');
  const provider = await startProvider(t, [key]);
  const { backend, gateway } = await startShop(t, sections(byConfig(provider.url)));
  await trust(gateway);
  const compact = await sign(key, { iss: provider.url });
  assert.equal((await call(gateway, compact)).status, 200);
  await setApi(gateway.store, 'shop', { serviceUrl: `${backend.url}/other` });
  assert.equal((await call(gateway, compact)).status, 200);
  assert.equal(backend.requests[1]?.url, '/other/a');
  assert.equal(provider.requests.length, 2);
});

test('a caller that hangs up while a provider is asked takes nothing from the others who wait', async t => {
  const key = newKey('one');
  const asked = signal<void>();
  const goOn = signal<void>();
  const provider = await startPlainBackend(t, {
    handler: (request, response) => {
      const metadata = { issuer: provider.url, jwks_uri: `${provider.url}/keys` };
      const keys = [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one' }];
      asked.resolve();
      goOn.promise.then(() => response.end(JSON.stringify(request.url === '/keys' ? { keys } : metadata)));
    },
  });
  const { gateway } = await startShop(t, sections(byConfig(provider.url)));
  const authorization = `Bearer ${await sign(key, { iss: provider.url })}`;
  const first = begin(`${gateway.url}/shop/a`, { headers: { authorization } });
  first.on('error', () => undefined);
  first.end();
  await asked.promise;
  const second = send(`${gateway.url}/shop/b`, { headers: { authorization } });
  first.destroy();
  goOn.resolve();
  assert.equal((await second).status, 200);
  assert.equal(provider.requests.length, 2);
});

test('a provider that nobody listens at is told by where it was looked for', async t => {
  const port = await unusedPort(t);
  const { gateway } = await startShop(t, sections(byConfig(`http://127.0.0.1:${port}`)));
  const { status, body } = await call(gateway, await sign(newKey('one'), {}));
  assert.deepEqual([status, JSON.parse(body).message], [500, 'Internal server error']);
  assert.deepEqual(told(gateway), {
    message: `Nothing listens at 127.0.0.1:${port}: the connection was refused.`,
    command: 'apim policy set --api shop --file FILE',
  });
});

test('a refusal is Azure’s to the byte, runs on-error, and the log has the reason', async t => {
  const onError =
    '<set-header name="X-Why"><value>@(context.LastError.Source + " " + context.LastError.Reason + " " + context.Response.StatusCode)</value></set-header>';
  const policy =
    '<validate-jwt header-name="Authorization" id="door"><issuer-signing-keys><key certificate-id="signer" /></issuer-signing-keys></validate-jwt>';
  const { backend, gateway } = await startShop(t, sections(policy, onError));
  const answer = await send(`${gateway.url}/shop/a`);
  assert.deepEqual(
    [answer.status, answer.statusText, answer.headers['content-type'], answer.headers['x-why'], answer.body],
    [
      401,
      'Unauthorized',
      'application/json',
      'validate-jwt TokenNotPresent 401',
      '{ "statusCode": 401, "message": "JWT not present." }',
    ],
  );
  assert.deepEqual(gateway.records.at(-1)?.lastError, {
    source: 'validate-jwt',
    reason: 'TokenNotPresent',
    message: 'JWT not present.',
    scope: 'api',
    section: 'inbound',
    policyId: 'door',
  });
  const { privateKey } = await clientIdentity('signer');
  const signed = await sign({ ...newKey('any'), privateKey: createPrivateKey(privateKey) }, { sub: 'me' });
  assert.equal((await call(gateway, signed)).status, 200);
  assert.equal(backend.requests.length, 1);
  assert.equal(
    gateway.lines.some(line => line.includes(signed)),
    false,
  );
});

test('validate-azure-ad-token asks the endpoint that it is told, and takes the tokens of its tenant', async t => {
  const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
  const key = newKey('one');
  const provider = await startPlainBackend(t, {
    handler: (request, response) => {
      const metadata = { issuer: `https://login.test/${tenant}/v2.0`, jwks_uri: `${provider.url}/keys` };
      const keys = [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one' }];
      response.end(JSON.stringify(request.url === '/keys' ? { keys } : metadata));
    },
  });
  const policy = `<validate-azure-ad-token tenant-id="${tenant}" authentication-endpoint="${provider.url}"><audiences><audience>shop</audience></audiences></validate-azure-ad-token>`;
  const { gateway } = await startShop(t, sections(policy));
  const claims = { iss: `https://sts.windows.net/${tenant}/`, tid: tenant };
  assert.equal((await call(gateway, await sign(key, { ...claims, aud: 'shop' }))).status, 200);
  const { status, body } = await call(gateway, await sign(key, { ...claims, aud: 'else' }));
  assert.deepEqual([status, body], [401, '{ "statusCode": 401, "message": "Invalid JWT." }']);
  assert.match(told(gateway).message, /^IDX10214: Audience validation failed\. Audiences: 'else'\./);
});
