import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OutgoingRequest } from '../../../src/policy/outgoing.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { realSurroundings } from '../../support/surroundings.ts';
import { answer, contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import { jwk, NOW, OTHER_RSA, RSA, SECONDS, token } from '../tokens.ts';

const TENANT = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
const LOGIN = 'https://login.microsoftonline.com';

const V2 = { iss: `${LOGIN}/${TENANT}/v2.0`, aud: 'shop', azp: 'CLIENT-1', tid: TENANT, exp: SECONDS + 60, scp: 'a b' };
const V1 = {
  iss: `https://sts.windows.net/${TENANT}/`,
  aud: 'api://shop',
  appid: 'client-1',
  tid: TENANT,
  exp: SECONDS + 60,
};

const signed = (claims: object) => token({ ...claims }, RSA.privateKey, { alg: 'RS256', kid: 'k' });

/** Entra answers at any URL, for the tenant in it. */
async function validated(attributes: string, children: string, compact: string) {
  const asked: string[] = [];
  const { services } = fakeServices();
  const surroundings = { ...realSurroundings(), clock: { ...REAL_SURROUNDINGS.clock, now: () => NOW } };
  const context = contextIn(surroundings, {
    ...services,
    send: async ({ url }: OutgoingRequest) => {
      asked.push(url.href);
      const [, name = ''] = url.pathname.split('/');
      const of = name === TENANT || name === 'contoso.onmicrosoft.com' ? TENANT : '{tenantid}';
      const document = { issuer: `${LOGIN}/${of}/v2.0`, jwks_uri: `${url.origin}/keys` };
      return answer(200, JSON.stringify(url.pathname === '/keys' ? { keys: [jwk(RSA, 'k')] } : document));
    },
  });
  context.request.headers = ['Authorization', `Bearer ${compact}`];
  const inbound = `<validate-azure-ad-token ${attributes}>${children}</validate-azure-ad-token>`;
  await runIn(context, { global: { inbound, backend: '' } }, everything);
  const { lastError } = context;
  return {
    asked,
    context,
    error: lastError === undefined ? undefined : [lastError.source, lastError.reason, lastError.message],
  };
}

const clients = (...ids: string[]) =>
  `<client-application-ids>${ids.map(id => `<application-id>${id}</application-id>`).join('')}</client-application-ids>`;
const audiences = (...names: string[]) =>
  `<audiences>${names.map(name => `<audience>${name}</audience>`).join('')}</audiences>`;

test('a token of the tenant passes, of either version, whichever way the tenant is named', async () => {
  for (const id of [
    TENANT,
    `${LOGIN}/${TENANT}`,
    `${LOGIN}/${TENANT}/v2.0`,
    'contoso.onmicrosoft.com',
    'common',
    'organizations',
    `${LOGIN}/common`,
    `@("${TENANT}")`,
  ])
    for (const claims of [V2, V1]) {
      const { error } = await validated(`tenant-id="${id}"`, clients('other', 'client-1'), await signed(claims));
      assert.equal(error, undefined, id);
    }
});

test('the tenant’s document of version 2 is asked for, at a national cloud where the policy says so', async () => {
  const compact = await signed(V2);
  const asked = async (attributes: string) => (await validated(attributes, audiences('shop'), compact)).asked[0];
  const path = `/${TENANT}/v2.0/.well-known/openid-configuration`;
  assert.equal(await asked(`tenant-id="${TENANT}"`), `${LOGIN}${path}`);
  for (const endpoint of [
    'login.microsoftonline.us',
    'https://login.microsoftonline.us',
    'https://login.microsoftonline.us/',
  ])
    assert.equal(
      await asked(`tenant-id="${TENANT}" authentication-endpoint="${endpoint}"`),
      `https://login.microsoftonline.us${path}`,
    );
});

test('tokens of other tenants, applications and audiences are refused, each for its own reason', async () => {
  const other = '99998888-0000-cccc-1111-dddd2222eeee';
  const source = 'validate-azure-ad-token';
  const refusal = async (claims: object, children: string, id = TENANT) =>
    (await validated(`tenant-id="${id}"`, children, await signed(claims))).error;
  assert.deepEqual(
    (await refusal({ ...V2, iss: `${LOGIN}/${other}/v2.0`, tid: other }, clients('client-1')))?.slice(0, 2),
    [source, 'TokenIssuerNotAllowed'],
  );
  assert.deepEqual(
    (await refusal({ ...V2, iss: `${LOGIN}/${other}/v2.0` }, clients('client-1'), 'common'))?.slice(0, 2),
    [source, 'TokenIssuerNotAllowed'],
  );
  const consumers = '9188040d-6c67-4c5b-b112-36a304b66dad';
  const personal = { ...V2, iss: `${LOGIN}/${consumers}/v2.0`, tid: consumers };
  assert.equal((await refusal(personal, clients('client-1'), 'organizations'))?.[1], 'TokenIssuerNotAllowed');
  assert.equal(await refusal(personal, clients('client-1'), 'common'), undefined);
  assert.deepEqual(await refusal(V2, clients('client-2')), [
    source,
    'TokenClaimValueNotAllowed',
    'Claim azp value of CLIENT-1 is not allowed. Access denied.',
  ]);
  assert.deepEqual(await refusal({ ...V2, azp: undefined }, clients('client-2')), [
    source,
    'TokenClaimNotFound',
    'JWT token is missing the following claims: azp. Access denied.',
  ]);
  assert.equal((await refusal(V2, audiences('other')))?.[1], 'TokenAudienceNotAllowed');
  assert.equal((await refusal({ ...V2, exp: SECONDS - 1 }, audiences('shop')))?.[1], 'TokenExpired');
  const claim = '<required-claims><claim name="scp" separator=" "><value>@("c")</value></claim></required-claims>';
  assert.equal((await refusal(V2, audiences('shop') + claim))?.[1], 'TokenClaimValueNotAllowed');
  const forged = await token({ ...V2 }, OTHER_RSA.privateKey, { alg: 'RS256', kid: 'k' });
  assert.equal(
    (await validated(`tenant-id="${TENANT}"`, audiences('shop'), forged)).error?.[1],
    'TokenSignatureInvalid',
  );
});

test('the id of a backend application is an audience, and may stand before or after the clients', async () => {
  const backend = '<backend-application-ids><application-id>shop</application-id></backend-application-ids>';
  for (const children of [backend + clients('client-1'), clients('client-1') + backend, backend])
    for (const claims of [V2, V1])
      assert.equal((await validated(`tenant-id="${TENANT}"`, children, await signed(claims))).error, undefined);
});

test('a missing token is refused with the policy’s status, and an accepted one goes to a variable', async () => {
  const { context } = await validated(
    `tenant-id="${TENANT}" header-name="X-Token" failed-validation-httpcode="403"`,
    audiences('shop'),
    '',
  );
  assert.deepEqual(
    [context.response?.statusCode, context.response?.body.bytes?.toString()],
    [403, '{ "statusCode": 403, "message": "JWT not present." }'],
  );
  const kept = await validated(
    `tenant-id="${TENANT}" output-token-variable-name="jwt"`,
    audiences('shop'),
    await signed(V2),
  );
  assert.equal(kept.context.variables.has('jwt'), true);
});
