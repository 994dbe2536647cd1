import assert from 'node:assert/strict';
import { test } from 'node:test';
import { redirectedUrls } from '../../../src/policy/edits/urls.ts';

test('URLs that begin with the base get the other, and those that only look alike stay', () => {
  for (const [text, expected] of [
    ['https://b.test/api', 'http://g:8080/shop'],
    ['<a href="https://b.test/api/x?y=1#z">', '<a href="http://g:8080/shop/x?y=1#z">'],
    ['HTTPS://B.Test/api/x, https://b.test:443/api?q', 'http://g:8080/shop/x, http://g:8080/shop?q'],
    ['{"u":"https:\\/\\/b.test\\/api\\/x"}', '{"u":"http:\\/\\/g:8080\\/shop\\/x"}'],
    [
      'https://b.test/apis https://b.test/ap https://b.test.evil/api https://b.test:8443/api http://b.test/api',
      undefined,
    ],
    ['https://b.test/api-2 https://xb.test/api //b.test/api', undefined],
  ] as const)
    assert.equal(redirectedUrls(text, 'https://b.test/api', 'http://g:8080/shop'), expected ?? text, text);
});

test('a base without a path, and one with a port', () => {
  assert.equal(
    redirectedUrls('http://b:81/x http://b:81 http://b/x', 'http://b:81', 'https://g/s'),
    'https://g/s/x https://g/s http://b/x',
  );
});
