import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newNamedValue, setNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { newPolicyFragment, setPolicyFragment } from '../../src/resources/policy-fragments.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';
import { shopDocument } from './support/shop.ts';

const adding = (value: string) => ({
  value: `<fragment><set-header name="X-A" exists-action="append"><value>${value}</value></set-header></fragment>`,
});

test('a fragment runs where it is included, also in a block, and a change of it or of what it names is live', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newNamedValue(store, 'who', { value: 'Ada' });
    await newPolicyFragment(store, 'f', adding('{{who}}'));
    await addApi(store, 'shop', backend.url);
    const include = '<include-fragment fragment-id="F" />';
    const inbound = `${include}<choose><when condition="@(context.Request.Method == "GET")">${include}</when></choose>`;
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, shopDocument({ inbound }));
  });
  const seen = async (): Promise<unknown> => JSON.parse((await send(`${gateway.url}/shop/x`)).body).headers['x-a'];
  assert.equal(await seen(), 'Ada,Ada');
  await setNamedValue(gateway.store, 'who', { value: 'Grace' });
  assert.equal(await seen(), 'Grace,Grace');
  await setPolicyFragment(gateway.store, 'f', adding('@(context.Request.Method)'));
  assert.equal(await seen(), 'GET,GET');
});
