import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { test } from 'node:test';
import { clientIdentity } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { assertCause, assertSuccess, startTrusting } from './support/looking.ts';

const PASSED_ON = 'Azure passes the answer on as it is.';
const BEARER =
  'apim backend set --id b --authorization-header-scheme Bearer --authorization-header-parameter-env VARIABLE';
const BASIC =
  'apim backend set --id b --authorization-header-scheme Basic --authorization-header-parameter-env VARIABLE';

interface Case {
  readonly says: string | string[];
  readonly status: number;
  readonly schemes: string;
  readonly command: string | null;
}

const CASES: readonly Case[] = [
  { says: 'Bearer', status: 401, schemes: 'Bearer', command: BEARER },
  { says: 'bearer realm="a, Certificate b", error="invalid_token"', status: 401, schemes: 'bearer', command: BEARER },
  { says: 'Bearer error="insufficient_scope"', status: 403, schemes: 'Bearer', command: BEARER },
  { says: 'Basic realm="contoso"', status: 401, schemes: 'Basic', command: BASIC },
  { says: 'Digest realm="x", nonce="y", Basic realm = "z"', status: 401, schemes: 'Digest, Basic', command: BASIC },
  { says: ['Negotiate', 'NTLM'], status: 401, schemes: 'Negotiate, NTLM', command: null },
  { says: 'Negotiate YIIFBgYGKwYBBQUCoIIE+jCCBPY=', status: 401, schemes: 'Negotiate', command: null },
  { says: 'DPoP algs="ES256"', status: 401, schemes: 'DPoP', command: null },
];

for (const { says, status, schemes, command } of CASES) {
  test(`a backend that answers ${status} and asks for ${schemes} does not judge the client certificate: ${says}`, async t => {
    const answer = {
      handler: (_request: IncomingMessage, response: ServerResponse) =>
        void response.writeHead(status, { 'www-authenticate': says }).end(),
    };
    const [asking, silent, plain] = [
      await startBackend(t, answer),
      await startBackend(t, { ...answer, requestCert: false }),
      await startPlainBackend(t, answer),
    ];
    const { backend, certificate, look } = await startTrusting(t);
    await certificate('client', await clientIdentity('client'));
    for (const [id, { url, port }] of [
      ['asking', asking],
      ['silent', silent],
      ['plain', plain],
    ] as const) {
      await backend(id, url, '--certificate-id', 'client');
      const probe = await look(id);
      assertCause(
        probe,
        'Forbidden',
        `localhost:${port} answered ${status}: the connection is in order, and it wants other credentials than it got ` +
          `(WWW-Authenticate: ${schemes}). What a caller sends as Authorization is passed on to it.`,
        command === null ? null : command.replace('--id b', `--id ${id}`),
      );
      assert.deepEqual(probe.azure, [PASSED_ON]);
    }
  });
}

test('the command that gives the credentials mends it', async t => {
  const { url } = await startBackend(t, {
    handler: ({ headers: { authorization } }, response) =>
      void response.writeHead(authorization === 'Bearer abc' ? 200 : 401, { 'www-authenticate': 'Bearer' }).end(),
  });
  const { backend, certificate, look, done } = await startTrusting(t);
  await certificate('client', await clientIdentity('client'));
  await backend('b', url, '--certificate-id', 'client');
  const command = (await look('b')).cause?.command ?? '';
  assert.equal(command, BEARER);
  const words = command.replace('-parameter-env VARIABLE', '-parameter abc').split(' ').slice(1);
  await done(...words);
  assertSuccess(await look('b'), 200);
});

for (const says of ['Certificate', 'ClientCert realm="x"', 'X509', undefined]) {
  test(`a backend that answers 401 and asks for ${says ?? 'nothing by name'} may mean the certificate`, async t => {
    const { url } = await startBackend(t, {
      handler: (_request, response) =>
        void response.writeHead(401, says === undefined ? {} : { 'www-authenticate': says }).end(),
    });
    const { backend, certificate, look } = await startTrusting(t);
    await certificate('client', await clientIdentity('client'));
    await backend('b', url, '--certificate-id', 'client');
    const { cause } = await look('b');
    assert.match(cause?.message ?? '', /client certificate 'client' was sent: not TLS but the application refuses it/);
  });
}
