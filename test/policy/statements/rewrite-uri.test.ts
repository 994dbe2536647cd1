import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TemplateMatch } from '../../../src/policy/call-context.ts';
import { contextWith, everything, fakeServices } from '../fake-gateway.ts';
import { runIn } from '../run.ts';

const { services } = fakeServices();

/** The request is `/get?a=b&c=%7E`, of an operation `/get?a={b}` where a match is given. */
async function rewritten(template: string, more = '', matched?: TemplateMatch) {
  const context = contextWith(services);
  context.request.path = '/get';
  context.request.query = '?a=b&c=%7E';
  if (matched !== undefined) context.matched = matched;
  const inbound = `<rewrite-uri template="${template}" ${more} />`;
  await runIn(context, { api: { inbound, backend: '' } }, everything);
  return context.lastError ?? context.request.path + context.request.query;
}

const OPERATION: TemplateMatch = {
  parameters: new Map([
    ['b', 'b'],
    ['id', 'ä/b c'],
    ['*', 'x y/z'],
    ['rest', 'r/s'],
  ]),
  queryNames: new Set(['a']),
};

test('path and query are replaced, and parameters of the request that are no part of the template are appended', async () => {
  assert.equal(await rewritten('/put', '', OPERATION), '/put?c=%7E');
  assert.equal(await rewritten('/put?d=1', '', OPERATION), '/put?d=1&c=%7E');
  assert.equal(await rewritten('/put'), '/put?a=b&c=%7E');
});

test('without copy-unmatched-params only what the template says is sent', async () => {
  assert.equal(await rewritten('/put', 'copy-unmatched-params="false"', OPERATION), '/put');
  assert.equal(await rewritten('/put?d=1', 'copy-unmatched-params="@(1 > 2)"', OPERATION), '/put?d=1');
});

test('a template without a slash gets one, and an empty one is the base URL alone', async () => {
  assert.equal(await rewritten('search', 'copy-unmatched-params="false"'), '/search');
  assert.equal(await rewritten('', 'copy-unmatched-params="false"'), '');
  assert.equal(await rewritten('?x=1', 'copy-unmatched-params="false"'), '?x=1');
});

test('placeholders are the parameters of the operation, encoded; the rest of a path keeps its slashes', async () => {
  const alone = 'copy-unmatched-params="false"';
  assert.equal(await rewritten('/v/{id}/{*}?q={b}', alone, OPERATION), '/v/%C3%A4%2Fb%20c/x%20y/z?q=b');
  assert.equal(await rewritten('/{*rest}', alone, OPERATION), '/r/s');
  assert.equal(await rewritten('@("/v/" + "{id}")', alone, OPERATION), '/v/%C3%A4%2Fb%20c');
});

test('what is percent-encoded stays, and what must be is', async () => {
  const alone = 'copy-unmatched-params="false"';
  assert.equal(await rewritten('/a%2Fb%20c/%zz/100%', alone), '/a%2Fb%20c/%25zz/100%25');
  assert.equal(
    await rewritten('@("/a b/éKſ/#/x\'y?z=\\"1\\"&amp;w=😀")', alone),
    "/a%20b/%C3%A9K%C5%BF/%23/x'y?z=%221%22&w=%F0%9F%98%80",
  );
});

test('a placeholder that the operation does not have fails the request', async () => {
  assert.deepEqual(await rewritten('/v/{other}', '', OPERATION), {
    source: 'rewrite-uri',
    reason: 'TemplateParameterNotFound',
    message: "The URL template of the operation has no parameter 'other', which the 'template' attribute names.",
    scope: 'api',
    section: 'inbound',
  });
});
