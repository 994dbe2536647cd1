import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const { services } = fakeServices();

/** What becomes of a request with these headers: undefined where it passes. */
async function checked(policy: string, headers: readonly string[]) {
  const context = contextWith(services);
  context.request.headers = headers;
  await runIn(context, { api: { inbound: policy, backend: '' } }, everything);
  const { lastError, response } = context;
  return lastError && [lastError, response?.statusCode, response?.headers, response?.body.bytes?.toString()];
}

const check = (more: string, ...values: string[]): string =>
  `<check-header name="X-Kind" failed-check-httpcode="401" failed-check-error-message="No &quot;kind&quot;" ${more}>${values.map(value => `<value>${value}</value>`).join('')}</check-header>`;

const refused = (reason: string, message: string) => [
  { source: 'check-header', reason, message, scope: 'api', section: 'inbound' },
  401,
  ['Content-Type', 'application/json'],
  '{ "statusCode": 401, "message": "No \\"kind\\"" }',
];

test('a header that is there passes where no values are given, whatever it holds and however its name is written', async () => {
  assert.equal(await checked(check('ignore-case="true"'), ['x-kind', '']), undefined);
});

test('a header that is not there is refused with the status and the message of the policy', async () => {
  const expected = refused('HeaderNotFound', 'Header X-Kind was not found in the request. Access denied.');
  assert.deepEqual(await checked(check('ignore-case="true"'), ['X-Other', 'a']), expected);
  assert.deepEqual(await checked(check('ignore-case="true"', 'a'), []), expected);
});

test('one of the values is enough, and case counts where the policy says so', async () => {
  for (const [ignoreCase, value, passes] of [
    ['false', 'big', true],
    ['false', 'small', true],
    ['false', 'BIG', false],
    ['true', 'BIG', true],
    ['true', 'huge', false],
    ['@(1 > 2)', 'BIG', false],
  ] as const) {
    const outcome = await checked(check(`ignore-case="${ignoreCase}"`, 'big', ' small\n'), ['X-Kind', value]);
    const expected = refused('HeaderValueNotAllowed', `Header X-Kind value of ${value} is not allowed. Access denied.`);
    assert.deepEqual(outcome, passes ? undefined : expected, `${ignoreCase} ${value}`);
  }
});

test('without ignore-case it counts', async () => {
  assert.equal(await checked(check('', 'a'), ['X-Kind', 'a']), undefined);
  assert.notEqual(await checked(check('', 'a'), ['X-Kind', 'A']), undefined);
});

test('of a header in several lines one that fits is enough', async () => {
  const policy = check('ignore-case="false"', 'a', 'b,c');
  assert.equal(await checked(policy, ['X-Kind', 'z', 'x-kind', 'a']), undefined);
  assert.equal(await checked(policy, ['X-Kind', 'b', 'x-kind', 'c']), undefined);
  assert.deepEqual(
    await checked(policy, ['X-Kind', 'b', 'x-kind', 'd']),
    refused('HeaderValueNotAllowed', 'Header X-Kind value of b,d is not allowed. Access denied.'),
  );
});

test('all may be expressions', async () => {
  const policy =
    '<check-header name="@("X-" + "Kind")" failed-check-httpcode="@(400 + 1)" failed-check-error-message="@("No \\"kind\\"")" ignore-case="@(true)"><value>@("a" + 1)</value></check-header>';
  assert.equal(await checked(policy, ['X-Kind', 'A1']), undefined);
  assert.deepEqual(
    await checked(policy, ['X-Kind', 'A2']),
    refused('HeaderValueNotAllowed', 'Header X-Kind value of A2 is not allowed. Access denied.'),
  );
});
