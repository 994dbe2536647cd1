import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceMasker } from '../../../src/policy/trace/masker.ts';

test('a header or a parameter whose name tells of a secret is masked, others are not', () => {
  const masker = new TraceMasker([]);
  const headers = [
    'Authorization',
    'Bearer a',
    'Cookie',
    'a=1',
    'Ocp-Apim-Subscription-Key',
    'k',
    'X-API-Key',
    'k',
    'X-Keyboard',
    'qwerty',
    'Access-Control-Allow-Credentials',
    'true',
  ];
  assert.deepEqual(masker.headers(headers), [
    ['Authorization', '***'],
    ['Cookie', '***'],
    ['Ocp-Apim-Subscription-Key', '***'],
    ['X-API-Key', '***'],
    ['X-Keyboard', 'qwerty'],
    ['Access-Control-Allow-Credentials', 'true'],
  ]);
  assert.equal(
    masker.url('https://a.test/b?subscription-key=1&q=2&sig=%2B&code=3&access%5Ftoken=4&plain'),
    'https://a.test/b?subscription-key=***&q=2&sig=***&code=***&access%5Ftoken=***&plain',
  );
});

test('what was secret in one place is masked in all, with and without its scheme', () => {
  const masker = new TraceMasker([]);
  const basic = Buffer.from('ada:pw-7').toString('base64');
  masker.addHeaders(['Authorization', 'Bearer abc.def', 'Proxy-Authorization', `Basic ${basic}`]);
  masker.addHeaders(['Cookie', 'id=0123456789; theme=dark']);
  assert.equal(masker.text('Bearer abc.def'), '***');
  assert.equal(masker.text('token abc.def!'), 'token ***!');
  assert.equal(masker.text(`${basic} is ada:pw-7, so pw-7`), '*** is ***, so ***');
  assert.equal(masker.text('0123456789 in the dark'), '*** in the dark');
});

test('texts that are given as secrets are masked as they are, in URLs and in JSON', () => {
  const masker = new TraceMasker(['p&ss "word"', 'ab', '']);
  assert.equal(masker.text('a p&ss "word" b'), 'a *** b');
  assert.equal(masker.url('https://a.test/?q=p%26ss%20%22word%22'), 'https://a.test/?q=***');
  assert.equal(masker.text(JSON.stringify({ a: 'p&ss "word"' })), '{"a":"***"}');
  assert.deepEqual(
    ['ab', '"ab"', 'absent'].map(text => masker.text(text)),
    ['***', '***', 'absent'],
  );
});

test('fields of a longer text are masked by their names', () => {
  const masker = new TraceMasker([]);
  for (const [text, masked] of [
    ['{"user":"ada","password":"p1"}', '{"user":"ada","password":"***"}'],
    ['grant_type=x&client_secret=s1&scope=y', 'grant_type=x&client_secret=***&scope=y'],
    ['"{\\"access_token\\": \\"t1\\"}"', '"{\\"access_token\\": \\"***\\"}"'],
    ['to https://a.test/?code=c1&q=2#a', 'to https://a.test/?code=***&q=2#a'],
  ] as const)
    assert.equal(masker.text(text), masked);
});

test('in the source of an expression only what is known to be secret is masked', () => {
  const masker = new TraceMasker(['s3cr3t']);
  assert.equal(
    masker.source('@{ var token = context.Request; return "s3cr3t"; }'),
    '@{ var token = context.Request; return "***"; }',
  );
});
