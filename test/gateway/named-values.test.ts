import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tracer } from '../../src/gateway/trace/tracer.ts';
import { newBackend } from '../../src/resources/backends.ts';
import { newNamedValue, setNamedValue } from '../../src/resources/named-values.ts';
import { setPolicy } from '../../src/resources/policies.ts';
import { startPlainBackend } from '../support/servers.ts';
import { realSurroundings } from '../support/surroundings.ts';
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

/** A backend whose credentials name a secret and a value that is none. */
const CREDENTIALS = {
  header: { 'X-Key': ['{{key}}', 'for {{who}}'], 'X-Plain': ['{{ key }}'] },
  query: { code: ['{{key}}/{{who}}'] },
  authorization: { scheme: 'Bearer', parameter: '{{key}}' },
};

const NAMING = '<set-backend-service backend-id="partner" />';

test('a change of a named value is live in the credentials of backends, whichever way a call comes to them', async t => {
  const backend = await startPlainBackend(t, {});
  const gateway = await startTestGateway(t, async store => {
    await newNamedValue(store, 'key', { value: 's3cret', secret: true });
    await newNamedValue(store, 'who', { value: 'Ada' });
    await newBackend(store, 'partner', { url: backend.url, protocol: 'http', credentials: CREDENTIALS });
    await addApi(store, 'by-url', backend.url);
    await addApi(store, 'by-name', 'http://nowhere.test');
    await setPolicy(store, { kind: 'api', apiId: 'by-name' }, document(NAMING));
  });
  const seen = async (): Promise<unknown[]> => {
    const bodies = await Promise.all(['by-url', 'by-name'].map(id => send(`${gateway.url}/${id}/x`)));
    return bodies.map(({ body }) => {
      const { url, headers } = JSON.parse(body);
      return [url, headers['x-key'], headers['x-plain'], headers.authorization];
    });
  };
  const first = ['/x?code=s3cret%2FAda', 's3cret, for Ada', '{{ key }}', 'Bearer s3cret'];
  assert.deepEqual(await seen(), [first, first]);
  await setNamedValue(gateway.store, 'key', { value: 'n3w' });
  const second = ['/x?code=n3w%2FAda', 'n3w, for Ada', '{{ key }}', 'Bearer n3w'];
  assert.deepEqual(await seen(), [second, second]);
});

test('a secret in the credentials of a backend is in no line of the log and in no trace', async t => {
  const backend = await startPlainBackend(t, { handler: (_, response) => response.writeHead(401).end('hidden-key') });
  const traces: unknown[] = [];
  const { clock } = realSurroundings();
  const gateway = await startTestGateway(
    t,
    async store => {
      await newNamedValue(store, 'key', { value: 'hidden-key', secret: true });
      await newNamedValue(store, 'who', { value: 'Ada' });
      await newBackend(store, 'partner', { url: backend.url, protocol: 'http', credentials: CREDENTIALS });
      await addApi(store, 'a', backend.url);
    },
    { tracer: tracer({ service: 'contoso', clock, failuresOnly: false, write: trace => traces.push(trace) }) },
  );
  assert.equal((await send(`${gateway.url}/a/hidden-key`)).body, 'hidden-key');
  await gateway.logged(/\/a\/\*\*\*/);
  assert.equal(traces.length, 1);
  assert.doesNotMatch([...gateway.lines, JSON.stringify([gateway.records, traces])].join('\n'), /hidden/);
});
