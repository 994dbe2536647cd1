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

test('what fails in a fragment is told with the policy that includes it as its path', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    const failing = '<set-header id="it" name="X"><value>@(context.Variables["none"].ToString())</value></set-header>';
    await newPolicyFragment(store, 'failing', { value: `<fragment>${failing}</fragment>` });
    await addApi(store, 'shop', backend.url);
    const inbound = '<choose><when condition="true"><include-fragment fragment-id="failing" /></when></choose>';
    const told = ['Source', 'Reason', 'Path', 'PolicyId'].map(name => `context.LastError.${name}`).join(' + "|" + ');
    const onError = `<set-header name="X-Error"><value>@(${told})</value></set-header>`;
    await setPolicy(store, { kind: 'api', apiId: 'shop' }, shopDocument({ inbound, onError }));
  });
  const { status, headers } = await send(`${gateway.url}/shop/a`);
  assert.deepEqual(
    [status, headers['x-error']],
    [500, 'set-header|ExpressionValueEvaluationFailure|choose[1]/when[1]/include-fragment[1]|it'],
  );
  assert.equal(backend.requests.length, 0);
});
