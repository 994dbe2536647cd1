import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newNamedValue, setNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { startPlainBackend } from '../support/servers.ts';
import { send } from './support/client.ts';
import { addApi, startTestGateway } from './support/gateway.ts';

const document = (inbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

test('a change of a named value is live in all documents that name it, also where it is an expression then', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newNamedValue(store, 'who', { value: 'Ada' });
    for (const id of ['a', 'b']) {
      await addApi(store, id, backend.url);
      const header = '<set-header name="X-Who"><value>{{who}}</value></set-header>';
      await setPolicy(store, { kind: 'api', apiId: id }, document(header));
    }
  });
  const seen = async (): Promise<unknown[]> => {
    const bodies = await Promise.all(['a', 'b'].map(id => send(`${gateway.url}/${id}/x`)));
    return bodies.map(({ body }) => JSON.parse(body).headers['x-who']);
  };
  assert.deepEqual(await seen(), ['Ada', 'Ada']);
  await setNamedValue(gateway.store, 'who', { value: 'Grace' });
  assert.deepEqual(await seen(), ['Grace', 'Grace']);
  await setNamedValue(gateway.store, 'who', { value: '@(context.Request.Method + "er")' });
  assert.deepEqual(await seen(), ['GETer', 'GETer']);
});

test('a secret reaches the backend, and no line of the log', async t => {
  const backend = await startPlainBackend(t, {});
  const secret = 'a "hidden" value';
  const gateway = await startTestGateway(t, async store => {
    await newNamedValue(store, 'key', { value: secret, secret: true });
    await addApi(store, 'a', backend.url);
    const header = '<set-header name="X-Key"><value>{{key}}</value></set-header>';
    await setPolicy(store, { kind: 'api', apiId: 'a' }, document(header));
  });
  const { body } = await send(`${gateway.url}/a/x`);
  assert.equal(JSON.parse(body).headers['x-key'], secret);
  await send(`${gateway.url}/a/${encodeURIComponent(secret)}`);
  await gateway.logged(/\/a\/\*\*\*/);
  assert.doesNotMatch([...gateway.lines, JSON.stringify(gateway.records)].join('\n'), /hidden/);
});
