import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinedValues } from '../../../src/expression/context/lookup.ts';
import { NamedValues } from '../../../src/expression/context/named-values.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { hostBody, hostContext, hostResponse, hostUrl } from '../support/host.ts';

const joined = joinedValues();
const contextOf = (call: Parameters<typeof hostContext>[0]): PolicyContext => new PolicyContext(hostContext(call));

test('a header is found whatever its case, its values joined by commas', () => {
  const { headers } = contextOf({ headers: { 'X-One': 'a', 'x-Two': ['b', 'c'] } }).request;
  assert.deepEqual(
    ['X-One', 'x-one', 'X-TWO', 'absent'].map(name => joined(headers, name)),
    ['a', 'a', 'b,c', undefined],
  );
  assert.equal(headers.count, 2);
  assert.deepEqual(
    [...headers].map(({ entryKey }) => entryKey),
    ['X-One', 'x-Two'],
  );
});

test('the indexer of a dictionary names the key that is not there', () => {
  const context = contextOf({ variables: { there: 'x' } });
  const thrown = { name: 'NetException', message: "The given key 'gone' was not present in the dictionary." };
  assert.throws(() => context.variables.get('gone'), thrown);
  assert.throws(() => context.request.headers.get('gone'), thrown);
  assert.equal(context.variables.get('there'), 'x');
});

test('query parameters are decoded and found whatever their case', () => {
  const { url } = contextOf({ url: 'http://h:8080/p?Name=a+b%21&flag&name=c' }).request;
  assert.equal(joined(url.query, 'NAME'), 'a b!,c');
  assert.equal(joined(url.query, 'flag'), '');
  assert.equal(url.toText(), 'http://h:8080/p?Name=a+b%21&flag&name=c');
  assert.equal(contextOf({ url: 'https://h/p' }).request.url.toText(), 'https://h/p');
});

test('a name is found the same among few and many, and before and after an index was made', () => {
  const few = ['X-One', 'a', 'É', 'b', 'İ', 'c', 'x-one', 'd', '\u212a', 'e'];
  const many = [...few, ...Array.from({ length: 100 }, (_, index) => [`x-${index}`, `${index}`]).flat()];
  for (const pairs of [few, many]) {
    const values = NamedValues.ignoringCase(pairs);
    const found = (): unknown[] => ['X-ONE', 'é', 'İ', 'i\u0307', 'K', 'absent'].map(name => joined(values, name));
    assert.deepEqual(found(), ['a,d', 'b', 'c', 'c', 'e', undefined]);
    assert.equal(values.named('é')?.joined, 'b');
    assert.deepEqual(found(), ['a,d', 'b', 'c', 'c', 'e', undefined]);
  }
});

test('objects stay the same until the host has others', () => {
  const host = hostContext({ headers: { a: '1' }, api: {} });
  const request = { ...host.request };
  const context = new PolicyContext({ ...host, request });
  assert.equal(context.request.headers, context.request.headers);
  assert.equal(context.api, context.api);
  request.headers = ['a', '2'];
  assert.equal(joined(context.request.headers, 'a'), '2');
  request.url = hostUrl('https://h/rewritten');
  assert.equal(context.request.url.host.path, '/rewritten');
});

test('variables are seen as they are at the moment', () => {
  const variables = new Map<string, unknown>();
  const { variables: seen } = new PolicyContext({ ...hostContext({}), variables });
  variables.set('later', 'x');
  assert.equal(seen.read('later'), 'x');
  assert.equal(seen.count, 1);
});

test('what the call does not have is null', () => {
  const context = contextOf({});
  const { api, operation, product, subscription, user, lastError, backend, graphQL, workspace, response } = context;
  assert.deepEqual(
    [api, operation, product, subscription, user, lastError, backend, graphQL, workspace, response],
    Array(10).fill(null),
  );
  assert.deepEqual([context.request.body, context.request.certificate], [null, null]);
});

test('a body is read once, or more often with preserveContent', () => {
  const { body } = contextOf({ body: 'text' }).request;
  assert.equal(body?.text(true), 'text');
  assert.equal(body?.text(false), 'text');
  assert.throws(() => body?.text(true), { message: /^The body has been read already.*preserveContent: true/ });
});

test('a body that replaces one that was read can be read', () => {
  const host = hostResponse({ body: 'first' });
  const response = { ...host };
  const context = new PolicyContext({ ...hostContext({}), response });
  assert.equal(context.response?.body?.text(false), 'first');
  response.body = hostBody('second');
  assert.equal(context.response?.body?.text(false), 'second');
});

test('the charset of the content decides how a body is decoded', () => {
  const body = { bytes: () => Buffer.from([0xe9]), isConsumed: false };
  const textIn = (charset: string): string | undefined =>
    new PolicyContext({
      ...hostContext({}),
      response: { ...hostResponse({}), body: { ...body, charset } },
    }).response?.body?.text(true);
  assert.equal(textIn('iso-8859-1'), 'é');
  assert.throws(() => textIn('klingon'), NetException);
});

test('timestamp, elapsed time and request id have their .NET types', () => {
  const context = contextOf({ elapsedMilliseconds: 1500 });
  assert.equal(context.timestamp.toText(), '03/01/2026 10:20:30');
  assert.equal(context.elapsed.toText(), '00:00:01.5000000');
  assert.equal(context.requestId.toText(), '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9');
});
