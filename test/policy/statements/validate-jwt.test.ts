import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ClientCertificate } from '../../../src/model/client-certificate.ts';
import type { OutgoingRequest } from '../../../src/policy/outgoing.ts';
import { PolicyError } from '../../../src/policy/policy-error.ts';
import { type GatewaySurroundings, REAL_SURROUNDINGS } from '../../../src/surroundings.ts';
import { clientIdentity, thumbprint } from '../../support/certificates.ts';
import { realSurroundings } from '../../support/surroundings.ts';
import { answer, contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';
import {
  EC,
  encrypted,
  GOOD,
  hs256,
  jwk,
  NOW,
  OTHER_RSA,
  RSA,
  SECONDS,
  SECRET,
  secretOf,
  token,
  unsigned,
} from '../tokens.ts';

interface Options {
  readonly certificate?: ClientCertificate;
  /** What URLs answer; a PolicyError is thrown. */
  readonly documents?: Readonly<Record<string, unknown>>;
  readonly surroundings?: GatewaySurroundings;
  readonly query?: string;
  readonly asked?: string[];
}

const at = (now: () => number): GatewaySurroundings => ({
  ...realSurroundings(),
  clock: { ...REAL_SURROUNDINGS.clock, now },
});

/** Runs the policy on a request with these headers. */
async function validated(element: string, headers: readonly string[], options: Options = {}) {
  const { services } = fakeServices();
  const { certificate, documents = {}, asked = [] } = options;
  const context = contextIn(options.surroundings ?? at(() => NOW), {
    ...services,
    ...(certificate !== undefined && { certificate: () => certificate }),
    send: async ({ url }: OutgoingRequest) => {
      asked.push(url.href);
      const document = documents[url.href];
      if (document instanceof PolicyError) throw document;
      return document === undefined ? answer(404, 'none') : answer(200, JSON.stringify(document));
    },
  });
  context.request.headers = headers;
  context.request.query = options.query ?? '';
  await runIn(
    context,
    { global: { inbound: element, backend: '' } },
    { ...everything, ...(certificate !== undefined && { certificate: () => certificate }) },
  );
  const { lastError, response } = context;
  return {
    context,
    error: lastError === undefined ? undefined : [lastError.source, lastError.reason, lastError.message],
    reply: response === undefined ? undefined : [response.statusCode, response.body.bytes?.toString()],
  };
}

const bearer = (compact: string) => ['Authorization', `Bearer ${compact}`];
const KEY = `<issuer-signing-keys><key>${SECRET.toString('base64')}</key></issuer-signing-keys>`;
const policy = (children: string, attributes = '') =>
  `<validate-jwt header-name="Authorization"${attributes}>${children}</validate-jwt>`;
const WHOLE = policy(
  `${KEY}<audiences><audience>api://other</audience><audience>@("api://" + "shop")</audience></audiences>` +
    '<issuers><issuer>https://issuer.test/</issuer></issuers>' +
    '<required-claims><claim name="scp" match="any" separator=" "><value>admin</value><value>write</value></claim>' +
    '<claim name="roles" match="all"><value>a</value><value>b</value></claim><claim name="aud" /></required-claims>',
);
const OK = { error: undefined, reply: [200, ''] };

const outcome = async (element: string, headers: readonly string[], options: Options = {}) => {
  const { error, reply } = await validated(element, headers, options);
  return { error, reply };
};

test('a token that is as the policy wants it passes', async () => {
  assert.deepEqual(await outcome(WHOLE, bearer(await hs256(GOOD))), OK);
});

test('a claim value that an expression finds nowhere is one that no token has', async () => {
  const wanted = (values: string) =>
    policy(`${KEY}<required-claims><claim name="scp" match="any" separator=" ">${values}</claim></required-claims>`);
  const nothing = '<value>@((string)context.Variables.GetValueOrDefault("none"))</value>';
  const headers = bearer(await hs256(GOOD));
  assert.deepEqual(await outcome(wanted(`${nothing}<value>write</value>`), headers), OK);
  const { error } = await outcome(wanted(nothing), headers);
  assert.deepEqual(error?.[1], 'TokenClaimValueNotAllowed');
});

const body = (message: string, status = 401) => [status, `{ "statusCode": ${status}, "message": "${message}" }`];
const invalidReply = body('Invalid JWT.');

for (const [what, claims, reason, message, reply] of [
  [
    'expired',
    { exp: SECONDS - 1 },
    'TokenExpired',
    "IDX10223: Lifetime validation failed. The token is expired. ValidTo (UTC): '03/01/2026 10:20:29', Current time (UTC): '03/01/2026 10:20:30'. Access denied.",
    invalidReply,
  ],
  [
    'without an expiration time',
    { exp: undefined },
    'JwtInvalid',
    'IDX10225: Lifetime validation failed. The token is missing an Expiration Time.',
    invalidReply,
  ],
  [
    'not valid yet',
    { nbf: SECONDS + 1 },
    'JwtInvalid',
    "IDX10222: Lifetime validation failed. The token is not yet valid. ValidFrom (UTC): '03/01/2026 10:20:31', Current time (UTC): '03/01/2026 10:20:30'.",
    invalidReply,
  ],
  [
    'for another audience',
    { aud: ['x', 'y'] },
    'TokenAudienceNotAllowed',
    "IDX10214: Audience validation failed. Audiences: 'x, y'. Did not match: validationParameters.ValidAudience: 'null' or validationParameters.ValidAudiences: 'api://other, api://shop'. Access denied.",
    invalidReply,
  ],
  [
    'for no audience',
    { aud: undefined },
    'TokenAudienceNotAllowed',
    'IDX10206: Unable to validate audience. The token has none. Access denied.',
    invalidReply,
  ],
  [
    'of another issuer',
    { iss: 'https://issuer.test' },
    'TokenIssuerNotAllowed',
    "IDX10205: Issuer validation failed. Issuer: 'https://issuer.test'. Did not match: validationParameters.ValidIssuer: 'null' or validationParameters.ValidIssuers: 'https://issuer.test/'. Access denied.",
    invalidReply,
  ],
  [
    'of no issuer',
    { iss: undefined },
    'TokenIssuerNotAllowed',
    'IDX10211: Unable to validate issuer. The issuer is null or whitespace. Access denied.',
    invalidReply,
  ],
  [
    'without claims',
    { scp: undefined, roles: undefined },
    'TokenClaimNotFound',
    'JWT token is missing the following claims: scp, roles. Access denied.',
    invalidReply,
  ],
  [
    'with one claim value of two',
    { roles: ['a'] },
    'TokenClaimValueNotAllowed',
    'Claim roles value of a is not allowed. Access denied.',
    body('Claim value mismatch: roles=b.'),
  ],
  [
    'with none of the claim values',
    { scp: 'read delete' },
    'TokenClaimValueNotAllowed',
    'Claim scp value of read delete is not allowed. Access denied.',
    body('Claim value mismatch: scp=admin,write.'),
  ],
] as const)
  test(`a token ${what} is refused as ${reason}`, async () => {
    const compact = await hs256({ ...GOOD, ...claims });
    assert.deepEqual(await outcome(WHOLE, bearer(compact)), { error: ['validate-jwt', reason, message], reply });
  });

test('a token that is not there is refused, also where only the scheme is', async () => {
  const expected = { error: ['validate-jwt', 'TokenNotPresent', 'JWT not present.'], reply: body('JWT not present.') };
  for (const headers of [[], ['Authorization', ''], ['Authorization', 'Bearer ']])
    assert.deepEqual(await outcome(WHOLE, headers), expected);
});

test('the scheme that is required must stand before it in Authorization, and is not asked for in another header', async () => {
  const compact = await hs256(GOOD);
  const requiring = policy(KEY, ' require-scheme="Bearer"');
  const missing = ['validate-jwt', 'TokenNotPresent', 'JWT not present.'];
  assert.equal((await validated(requiring, bearer(compact))).error, undefined);
  assert.equal((await validated(requiring, ['authorization', `bearer  ${compact}`])).error, undefined);
  assert.deepEqual((await validated(requiring, ['Authorization', compact])).error, missing);
  assert.deepEqual((await validated(requiring, ['Authorization', `Basic ${compact}`])).error, missing);
  const elsewhere = `<validate-jwt header-name="X-Token" require-scheme="Bearer">${KEY}</validate-jwt>`;
  assert.equal((await validated(elsewhere, ['X-Token', compact])).error, undefined);
});

test('the token may be in the query, or what an expression says', async () => {
  const compact = await hs256(GOOD);
  const inQuery = `<validate-jwt query-parameter-name="access token">${KEY}</validate-jwt>`;
  assert.equal((await validated(inQuery, [], { query: `?a=b&access+token=${compact}` })).error, undefined);
  assert.equal((await validated(inQuery, [])).error?.[1], 'TokenNotPresent');
  const byValue = (value: string) => validated(`<validate-jwt token-value="${value}">${KEY}</validate-jwt>`, []);
  assert.equal((await byValue(`@("${compact}" + "")`)).error, undefined);
  assert.equal((await byValue('@(context.Request.Headers.GetValueOrDefault("none"))')).error?.[1], 'TokenNotPresent');
  assert.equal((await byValue(`Bearer ${compact}`)).error?.[1], 'JwtInvalid');
});

test('what is no token is refused as JwtInvalid, and is not repeated', async () => {
  const [, payload] = (await hs256(GOOD)).split('.');
  for (const compact of ['s3cret', 'a.b', `s3cret.${payload}.c`, 'e30.W10.c', 'a b.c.d']) {
    const { error, reply } = await outcome(WHOLE, bearer(compact));
    assert.deepEqual([error?.[1], reply], ['JwtInvalid', invalidReply]);
    assert.doesNotMatch(String(error?.[2]), /s3cret/);
  }
});

test('status and message of a refusal are the policy’s, where it says so; on-error sees them', async () => {
  const element = policy(
    KEY,
    ' failed-validation-httpcode="403" failed-validation-error-message="Go &quot;away&quot;."',
  );
  assert.deepEqual((await outcome(element, [])).reply, [403, '{ "statusCode": 403, "message": "Go \\"away\\"." }']);
  const expressions = policy(
    KEY,
    ' failed-validation-httpcode="@(400 + 2)" failed-validation-error-message="@("a" + "b")"',
  );
  assert.deepEqual((await outcome(expressions, [])).reply, body('ab', 402));
});

test('clock-skew lets a token pass that is a little late or early', async () => {
  const late = bearer(await hs256({ ...GOOD, exp: SECONDS - 60 }));
  const early = bearer(await hs256({ ...GOOD, nbf: SECONDS + 60 }));
  for (const skew of ['60', '00:01:00', '@(30 + 30)']) {
    assert.equal((await validated(policy(KEY, ` clock-skew="${skew}"`), late)).error, undefined);
    assert.equal((await validated(policy(KEY, ` clock-skew="${skew}"`), early)).error, undefined);
  }
  assert.equal((await validated(policy(KEY, ' clock-skew="59"'), late)).error?.[1], 'TokenExpired');
});

test('an expiration time need not be, and a signature need not be, where the policy says so', async () => {
  const { exp, ...endless } = GOOD;
  assert.equal(typeof exp, 'number');
  assert.equal(
    (await validated(policy(KEY, ' require-expiration-time="false"'), bearer(await hs256(endless)))).error,
    undefined,
  );
  assert.deepEqual((await validated(policy(KEY), bearer(unsigned(GOOD)))).error, [
    'validate-jwt',
    'TokenSignatureInvalid',
    'IDX10504: Unable to validate signature, token does not have a signature. Access denied.',
  ]);
  const lenient = policy(KEY, ' require-signed-tokens="false"');
  assert.equal((await validated(lenient, bearer(unsigned(GOOD)))).error, undefined);
  assert.equal((await validated(lenient, bearer(`${unsigned(GOOD)}c2ln`))).error?.[1], 'TokenSignatureInvalid');
});

test('a signature with another key is refused, and so is an algorithm that the policy does not know', async () => {
  const forged = await token(GOOD, Buffer.alloc(32, 'x'), { alg: 'HS256' });
  assert.deepEqual(await outcome(WHOLE, bearer(forged)), {
    error: [
      'validate-jwt',
      'TokenSignatureInvalid',
      'IDX10511: Signature validation failed. None of the keys tried made it. Access denied.',
    ],
    reply: invalidReply,
  });
  const other = await token(GOOD, Buffer.alloc(64, 'x'), { alg: 'HS512' });
  assert.equal(
    (await validated(WHOLE, bearer(other))).error?.[2],
    "IDX10511: Signature validation failed. The algorithm 'HS512' is not supported. Access denied.",
  );
});

test('a public key is no secret: what is signed with its bytes is refused', async () => {
  const { n, e } = RSA.publicKey.export({ format: 'jwk' });
  const element = policy(`<issuer-signing-keys><key n="${n}" e="${e}" /></issuer-signing-keys>`);
  const pem = Buffer.from(RSA.publicKey.export({ type: 'spki', format: 'pem' }));
  assert.equal(
    (await validated(element, bearer(await token(GOOD, pem, { alg: 'HS256' })))).error?.[1],
    'TokenSignatureInvalid',
  );
  for (const alg of ['RS256', 'RS512', 'PS256'])
    assert.equal((await validated(element, bearer(await token(GOOD, RSA.privateKey, { alg })))).error, undefined);
});

test('of several keys the one that the header names is taken, else each is tried', async () => {
  const { n, e } = RSA.publicKey.export({ format: 'jwk' });
  const element = policy(
    `<issuer-signing-keys><key id="one">${SECRET.toString('base64')}</key><key n="${n}" e="${e}" id="two" /></issuer-signing-keys>`,
  );
  const signed = (kid?: string) => token(GOOD, RSA.privateKey, { alg: 'RS256', ...(kid !== undefined && { kid }) });
  for (const kid of ['two', 'unheard of', undefined])
    assert.equal((await validated(element, bearer(await signed(kid)))).error, undefined);
  assert.equal((await validated(element, bearer(await signed('one')))).error?.[1], 'TokenSignatureInvalid');
  const unknown = await token(GOOD, OTHER_RSA.privateKey, { alg: 'RS256', kid: 'three' });
  assert.deepEqual((await validated(element, bearer(unknown))).error, [
    'validate-jwt',
    'TokenSignatureKeyNotFound',
    "IDX10501: Signature validation failed. Unable to match key: kid: 'three'. Access denied.",
  ]);
  assert.equal((await validated(policy(''), bearer(await signed('a')))).error?.[1], 'TokenSignatureKeyNotFound');
});

test('a certificate of the store checks signatures and opens encrypted tokens', async () => {
  const identity = await clientIdentity('signer', { ownKey: true });
  const certificate: ClientCertificate = {
    id: 'signer',
    thumbprint: thumbprint(identity),
    chain: identity.certificate,
    privateKey: identity.privateKey,
  };
  const { createPrivateKey, X509Certificate } = await import('node:crypto');
  const key = createPrivateKey(identity.privateKey);
  const signing = policy('<issuer-signing-keys><key certificate-id="signer" /></issuer-signing-keys>');
  assert.equal(
    (await validated(signing, bearer(await token(GOOD, key, { alg: 'RS256' })), { certificate })).error,
    undefined,
  );
  const opening = policy(`${KEY}<decryption-keys><key certificate-id="@("sig" + "ner")" /></decryption-keys>`);
  const sealed = await encrypted(
    await hs256(GOOD),
    new X509Certificate(identity.certificate).publicKey,
    'RSA-OAEP',
    'A256CBC-HS512',
  );
  assert.equal((await validated(opening, bearer(sealed), { certificate })).error, undefined);
});

test('an encrypted token is opened with a key of the policy, and its own signature counts', async () => {
  const inner = await hs256(GOOD);
  for (const [enc, length] of [
    ['A128CBC-HS256', 32],
    ['A192CBC-HS384', 48],
    ['A256CBC-HS512', 64],
  ] as const) {
    const key = secretOf(length);
    const element = policy(`${KEY}<decryption-keys><key>${key.export().toString('base64')}</key></decryption-keys>`);
    assert.equal((await validated(element, bearer(await encrypted(inner, key, 'dir', enc)))).error, undefined);
    const bare = await encrypted(JSON.stringify(GOOD), key, 'dir', enc);
    assert.equal((await validated(element, bearer(bare))).error?.[1], 'TokenSignatureInvalid');
    assert.equal(
      (await validated(element.replace('Authorization"', 'Authorization" require-signed-tokens="false"'), bearer(bare)))
        .error,
      undefined,
    );
  }
  const sealed = await encrypted(inner, secretOf(32), 'dir', 'A128CBC-HS256');
  assert.deepEqual((await validated(policy(KEY), bearer(sealed))).error, [
    'validate-jwt',
    'JwtInvalid',
    'IDX10609: Decryption failed. No keys tried: the token is encrypted, and the policy has no decryption-keys.',
  ]);
  const wrong = policy(`${KEY}<decryption-keys><key>${Buffer.alloc(32).toString('base64')}</key></decryption-keys>`);
  assert.deepEqual((await validated(wrong, bearer(sealed))).error, [
    'validate-jwt',
    'JwtInvalid',
    'IDX10603: Decryption failed. None of the decryption-keys opens the token.',
  ]);
});

test('the token goes to a variable, whose claims expressions read', async () => {
  const read = (expression: string) =>
    `${policy(KEY, ' output-token-variable-name="jwt"')}<set-header name="X-Read"><value>@(${expression})</value></set-header>`;
  const headers = bearer(await hs256(GOOD));
  const jwt = '((Jwt)context.Variables["jwt"])';
  for (const [expression, value] of [
    [`${jwt}.Claims["scp"][0]`, 'read write'],
    [`${jwt}.Claims.GetValueOrDefault("roles", "")`, 'a,b'],
    [`string.Join("+", ${jwt}.Audiences)`, 'api://shop'],
    [`${jwt}.Issuer + ${jwt}.Algorithm`, 'https://issuer.test/HS256'],
  ] as const)
    assert.equal((await validated(read(expression), headers)).context.request.headers.at(-1), value);
});

const METADATA = 'https://idp.test/.well-known/openid-configuration';
const KEYS = 'https://idp.test/keys';
const documents = (...keys: object[]) => ({
  [METADATA]: { issuer: 'https://issuer.test/', jwks_uri: KEYS },
  [KEYS]: { keys },
});
const byConfig = policy(`<openid-config url="${METADATA}" validate-connectivity="false" />`);

test('an identity provider is asked for its keys and its name, once an hour', async () => {
  let now = NOW;
  const surroundings = at(() => now);
  const asked: string[] = [];
  const options = {
    surroundings,
    asked,
    documents: documents(jwk(EC, 'ec'), { kty: 'unheard of' }, { ...jwk(RSA, 'one'), use: 'enc' }, jwk(RSA, 'one')),
  };
  const claims = { ...GOOD, exp: SECONDS + 100_000 };
  const headers = bearer(await token(claims, RSA.privateKey, { alg: 'RS256', kid: 'one' }));
  assert.equal((await validated(byConfig, headers, options)).error, undefined);
  now += 3_599_999;
  assert.equal(
    (await validated(byConfig, bearer(await token(claims, EC.privateKey, { alg: 'ES256', kid: 'ec' })), options)).error,
    undefined,
  );
  assert.deepEqual(asked, [METADATA, KEYS]);
  now += 1;
  await validated(byConfig, headers, options);
  assert.deepEqual(asked, [METADATA, KEYS, METADATA, KEYS]);
  const foreign = bearer(
    await token({ ...claims, iss: 'https://else.test/' }, RSA.privateKey, { alg: 'RS256', kid: 'one' }),
  );
  assert.equal((await validated(byConfig, foreign, options)).error?.[1], 'TokenIssuerNotAllowed');
});

test('a key that is not known is asked for at once, but not again for five minutes', async () => {
  let now = NOW;
  const surroundings = at(() => now);
  const asked: string[] = [];
  const before = { surroundings, asked, documents: documents(jwk(OTHER_RSA, 'old')) };
  const claims = { ...GOOD, exp: SECONDS + 100_000 };
  const headers = bearer(await token(claims, RSA.privateKey, { alg: 'RS256', kid: 'new' }));
  assert.equal((await validated(byConfig, headers, before)).error?.[1], 'TokenSignatureKeyNotFound');
  now += 299_999;
  const after = { ...before, documents: documents(jwk(RSA, 'new')) };
  assert.equal((await validated(byConfig, headers, after)).error?.[1], 'TokenSignatureKeyNotFound');
  assert.equal(asked.length, 2);
  now += 1;
  assert.equal((await validated(byConfig, headers, after)).error, undefined);
  assert.equal(asked.length, 4);
});

test('a provider that cannot be asked any more is trusted with what it said, one that never could fails the call', async () => {
  let now = NOW;
  const surroundings = at(() => now);
  const failure = new PolicyError({
    source: 'validate-jwt',
    reason: 'BackendConnectionFailure',
    message: 'Nothing listens.',
    responseIsSet: false,
  });
  const headers = bearer(
    await token({ ...GOOD, exp: SECONDS + 100_000 }, RSA.privateKey, { alg: 'RS256', kid: 'one' }),
  );
  const silent = { [METADATA]: failure };
  assert.deepEqual(await outcome(byConfig, headers, { surroundings, documents: silent }), {
    error: ['validate-jwt', 'BackendConnectionFailure', 'Nothing listens.'],
    reply: [500, 'failed: Nothing listens.'],
  });
  assert.equal(
    (await validated(byConfig, headers, { surroundings, documents: documents(jwk(RSA, 'one')) })).error,
    undefined,
  );
  now += 3_600_000;
  assert.equal((await validated(byConfig, headers, { surroundings, documents: silent })).error, undefined);
});

test('one provider that cannot be asked hinders no token of another', async () => {
  const two = policy(`<openid-config url="https://down.test/" /><openid-config url="${METADATA}" />`);
  const options = { documents: documents(jwk(RSA, 'one')) };
  assert.equal(
    (await validated(two, bearer(await token(GOOD, RSA.privateKey, { alg: 'RS256', kid: 'one' })), options)).error,
    undefined,
  );
  assert.deepEqual(
    (await validated(two, bearer(await token(GOOD, OTHER_RSA.privateKey, { alg: 'RS256', kid: 'two' })), options))
      .error,
    [
      'validate-jwt',
      'OpenIdConfigurationUnavailable',
      "IDX20803: Unable to obtain configuration from: 'https://down.test/'. It answered with status code 404.",
    ],
  );
});

test('an answer of a provider that is no such document fails the call', async () => {
  const headers = bearer(await hs256(GOOD));
  const { error, reply } = await outcome(byConfig, headers, { documents: { [METADATA]: { issuer: 'x' } } });
  assert.deepEqual(
    [error?.[2], reply?.[0]],
    [`IDX20803: Unable to obtain configuration from: '${METADATA}'. Its answer is no such document.`, 500],
  );
});
