import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callFrom, everything } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

/** What becomes of a request from this address: undefined where it passes. */
async function filtered(action: string, entries: string, caller: string) {
  const context = callFrom(caller);
  const inbound = `<ip-filter action="${action}">${entries}</ip-filter>`;
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  const { lastError, response } = context;
  return lastError && [lastError, response?.statusCode, response?.statusText, response?.body.bytes?.toString()];
}

const refused = (reason: string, message: string) => [
  { source: 'ip-filter', reason, message, scope: 'api', section: 'inbound' },
  403,
  'Forbidden',
  '{ "statusCode": 403, "message": "Forbidden" }',
];

const ENTRIES =
  '<address>192.0.2.7</address><address> 2001:db8::1 </address><address-range from="10.0.0.5" to="10.0.1.0" /><address-range from="2001:db8:1::" to="2001:db8:1::ff" />';

const LISTED = ['192.0.2.7', '2001:db8:0:0::1', '10.0.0.5', '10.0.0.255', '10.0.1.0', '2001:db8:1::', '2001:DB8:1::FF'];
const OTHERS = ['192.0.2.8', '10.0.0.4', '10.0.1.1', '2001:db8::2', '2001:db8:1::100', '::a00:5'];

test('allow lets those pass that are listed, the ends of a range included', async () => {
  for (const caller of LISTED) assert.equal(await filtered('allow', ENTRIES, caller), undefined, caller);
  for (const caller of OTHERS)
    assert.deepEqual(
      await filtered('allow', ENTRIES, caller),
      refused('CallerIpNotAllowed', `Caller IP address ${caller} is not allowed. Access denied.`),
    );
});

test('addresses and ranges stand in any order', async () => {
  const mixed =
    '<address-range from="10.0.0.1" to="10.0.0.9" /><address>192.0.2.7</address><address-range from="10.1.0.1" to="10.1.0.9" />';
  for (const caller of ['10.0.0.5', '192.0.2.7', '10.1.0.5'])
    assert.equal(await filtered('allow', mixed, caller), undefined, caller);
});

test('forbid turns them away, and lets all others pass', async () => {
  for (const caller of LISTED)
    assert.deepEqual(
      await filtered('forbid', ENTRIES, caller),
      refused('CallerIpBlocked', 'Caller IP address is blocked. Access denied.'),
    );
  for (const caller of OTHERS) assert.equal(await filtered('forbid', ENTRIES, caller), undefined, caller);
});

test('a caller without an address is not allowed, and not forbidden', async () => {
  assert.deepEqual(
    await filtered('allow', ENTRIES, ''),
    refused('FailedToParseCallerIP', 'Failed to establish IP address for the caller. Access denied.'),
  );
  assert.equal(await filtered('forbid', ENTRIES, ''), undefined);
});

test('action, addresses and ranges may be expressions', async () => {
  const entries = '<address>@("192.0.2." + 7)</address><address-range from="@("10.0.0." + 1)" to="@("10.0.0." + 9)" />';
  for (const caller of ['192.0.2.7', '10.0.0.9'])
    assert.equal(await filtered('@("al" + "low")', entries, caller), undefined, caller);
  assert.equal((await filtered('allow', entries, '10.0.0.10'))?.[1], 403);
});

test('what an expression gives that is no address or no range fails the request', async () => {
  const messageOf = async (entries: string) => {
    const context = callFrom('10.0.0.1');
    await runIn(
      context,
      { api: { inbound: `<ip-filter action="allow">${entries}</ip-filter>`, backend: '' } },
      everything,
    );
    return context.lastError?.message;
  };
  assert.equal(
    await messageOf('<address>@("here")</address>'),
    'Expression evaluation failed. The text must be an IP address.',
  );
  assert.equal(
    await messageOf('<address-range from="10.0.0.9" to="@("10.0.0.1")" />'),
    'Expression evaluation failed. The range must go from one address to a later one of the same kind.',
  );
});
