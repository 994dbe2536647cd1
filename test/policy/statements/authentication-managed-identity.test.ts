import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Identity, NoToken } from '../../../src/surroundings.ts';
import { realSurroundings } from '../../support/surroundings.ts';
import { contextIn, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

async function authenticated(inbound: string, identity: Partial<Identity>) {
  const { services } = fakeServices();
  const context = contextIn(
    { ...realSurroundings(), ...(identity.token && { identity: { token: identity.token } }) },
    services,
  );
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  return context;
}

const element = (attributes: string) => `<authentication-managed-identity ${attributes} />`;

test('authentication-managed-identity gives the request a token for the resource, of the identity with the client id', async () => {
  const asked: unknown[] = [];
  const token = async (...wanted: unknown[]) => `token ${asked.push(wanted)}`;
  const own = await authenticated(element('resource="https://vault.azure.net"'), { token });
  assert.deepEqual(own.request.headers.slice(-2), ['Authorization', 'Bearer token 1']);
  const other = await authenticated(element('resource="@("https://" + "other")" client-id="@("id")"'), { token });
  assert.deepEqual(other.request.headers.slice(-2), ['Authorization', 'Bearer token 2']);
  assert.deepEqual(asked, [
    ['https://vault.azure.net', undefined],
    ['https://other', 'id'],
  ]);
});

test('with output-token-variable-name the token goes to the variable as a text, and the header stays', async () => {
  const context = await authenticated(
    element('resource="r" output-token-variable-name="msi"') +
      '<set-header name="X-Token"><value>@((string)context.Variables["msi"] + context.Variables.GetValueOrDefault<string>("msi", "").Length)</value></set-header>',
    { token: async () => 'abc' },
  );
  assert.deepEqual(context.request.headers.slice(-2), ['X-Token', 'abc3']);
  assert.equal(context.request.headers.includes('Authorization'), false);
});

test('no token fails the call, unless errors are ignored', async () => {
  const token = async (): Promise<string> => {
    throw new NoToken('ManagedIdentityFailed', 'The command said no.');
  };
  const failed = await authenticated(element('resource="r" ignore-error="false"'), { token });
  assert.deepEqual(failed.lastError, {
    source: 'authentication-managed-identity',
    reason: 'ManagedIdentityFailed',
    message: 'The command said no.',
    scope: 'api',
    section: 'inbound',
  });
  const ignored = await authenticated(element('resource="r" ignore-error="true" output-token-variable-name="msi"'), {
    token,
  });
  assert.deepEqual([ignored.lastError, ignored.variables.has('msi')], [undefined, false]);
});

test('a gateway without an identity says how it is given one', async () => {
  const { lastError } = await authenticated(element('resource="r"'), {});
  assert.deepEqual(
    [lastError?.reason, lastError?.message],
    [
      'ManagedIdentityMissing',
      'This gateway has no managed identity: --identity COMMAND, URL or FILE of serve and call says where its tokens come from.',
    ],
  );
});
