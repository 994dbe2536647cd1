import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as v from 'valibot';
import { apiShape } from '../../src/model/api.ts';
import { backendShape } from '../../src/model/backend.ts';
import { contextShape, parseServiceId, serviceId } from '../../src/model/context.ts';
import { freeId, identifier, idFrom, sameId } from '../../src/model/identifier.ts';
import { parse } from '../../src/model/parse.ts';
import { looksLikeThumbprint, normalizeThumbprint, thumbprint } from '../../src/model/thumbprint.ts';
import { httpUrl } from '../../src/model/url.ts';

const accepts = (shape: v.GenericSchema, value: unknown): boolean => {
  try {
    parse(shape, value);
    return true;
  } catch {
    return false;
  }
};

function sorts(shape: v.GenericSchema, good: readonly string[], bad: readonly string[]): void {
  assert.deepEqual(
    good.filter(value => !accepts(shape, value)),
    [],
  );
  assert.deepEqual(
    bad.filter(value => accepts(shape, value)),
    [],
  );
}

test('an id is one segment of an ARM path', () => {
  sorts(
    identifier(10),
    ['a', 'A-b_c.d', '1', 'ünï', 'a b', 'x'.repeat(10), '...'],
    ['', 'x'.repeat(11), 'a/b', 'a\\b', 'a?', 'a#', 'a&b', 'a+', 'a:', 'a<', 'a>', 'a*', 'a\n', ' a', 'a ', '.', '..'],
  );
});

test('a URL is absolute, of http or https, and has neither secrets nor a query', () => {
  sorts(
    httpUrl,
    ['http://a', 'https://contoso.com:8443/my/api/', 'HTTPS://CONTOSO.com', 'http://[::1]:80', 'http://a/%20'],
    [
      'a',
      '//a',
      'ftp://a',
      'http://',
      'http://u@a',
      'http://u:p@a',
      'http://a?q',
      'http://a#f',
      'http://a b',
      ' http://a',
      'http://a\n',
    ],
  );
});

test('a thumbprint is read as certmgr, OpenSSL and Azure write it', () => {
  const plain = '0123456789ABCDEF0123456789ABCDEF01234567';
  const pairs = plain.toLowerCase().match(/../g) ?? [];
  for (const text of [plain, plain.toLowerCase(), pairs.join(':'), `\u200e${pairs.join(' ')}`]) {
    assert.equal(parse(thumbprint, text), plain);
    assert.equal(normalizeThumbprint(text), plain);
  }
  for (const text of ['', plain.slice(1), `${plain}0`, plain.replace('0', 'G')]) {
    assert.equal(looksLikeThumbprint(text), false);
    assert.equal(accepts(thumbprint, text), false);
  }
});

test('a readable id is made of any text, and numbered where it is taken', () => {
  assert.equal(idFrom('contoso.com/myapi'), 'contoso-com-myapi');
  assert.equal(idFrom('Größe & Maß'), 'grosse-mass');
  assert.equal(idFrom('日本'), 'unnamed');
  assert.equal(idFrom(`${'x'.repeat(71)}.y`), 'x'.repeat(71));
  assert.ok(accepts(identifier(80), `${idFrom('x'.repeat(300))}-9999`));
  const taken = new Set(['a', 'a-2']);
  assert.equal(
    freeId('a', id => taken.has(id)),
    'a-3',
  );
  assert.equal(
    freeId('b', id => taken.has(id)),
    'b',
  );
});

test('ids compare without case', () => {
  assert.equal(sameId('Client', 'cLIENT'), true);
  assert.equal(sameId('client', 'client2'), false);
});

test('an ARM id is read in any case and written as Azure does', () => {
  const context = {
    name: 'c',
    subscriptionId: '11111111-2222-3333-4444-555555555555',
    resourceGroup: 'group',
    serviceName: 'service',
  };
  const { name: _, ...instance } = context;
  assert.deepEqual(parseServiceId(serviceId(context).replace('resourceGroups', 'RESOURCEGROUPS')), instance);
  assert.throws(() => parseServiceId(`${serviceId(context)}/apis/x`), { code: 'ValidationError' });
});

test('the first wrong property is named with its place', () => {
  const cases: readonly (readonly [v.GenericSchema, object, string])[] = [
    [backendShape, {}, 'id: must be given.'],
    [backendShape, { id: 'a', url: 'http://a', protocol: 'tcp' }, 'protocol: must be http or soap.'],
    [
      backendShape,
      { id: 'a', url: 'http://a', protocol: 'http', credentials: { header: { 'a b': ['c'] } } },
      'credentials.header.a b: must be a valid HTTP header name.',
    ],
    [
      backendShape,
      { id: 'a', url: 'http://a', protocol: 'http', credentials: { certificateIds: Array(33).fill('a') } },
      'credentials.certificateIds: must name at most 32 certificates.',
    ],
    [apiShape, { id: 'a', displayName: '', path: 'a' }, 'displayName: must have at least 1 character.'],
    [
      contextShape,
      { name: 'a', subscriptionId: 'x', resourceGroup: 'g', serviceName: 's' },
      'subscriptionId: must be a UUID.',
    ],
  ];
  for (const [shape, value, message] of cases) {
    assert.throws(() => parse(shape, value), { name: 'UserError', code: 'ValidationError', message });
  }
});

test('what a shape does not know is refused, so that nothing is lost silently', () => {
  const backend = { id: 'a', url: 'http://a', protocol: 'http' };
  assert.equal(accepts(backendShape, backend), true);
  assert.equal(accepts(backendShape, { ...backend, colour: 'red' }), false);
  assert.equal(accepts(backendShape, { ...backend, tls: { colour: 'red' } }), false);
});

test('the path of an API has no slash at its ends', () => {
  const api = { id: 'a', displayName: 'a', protocols: ['https', 'http', 'https'], subscriptionRequired: false };
  const { path, protocols } = parse(apiShape, { ...api, path: '//shop/orders/' });
  assert.deepEqual({ path, protocols }, { path: 'shop/orders', protocols: ['http', 'https'] });
});

test('an id made of a name keeps the letters under its accents, also in names of hosts', () => {
  for (const [text, id] of [
    ['Müller', 'muller'],
    ['MU\u0308LLER', 'muller'],
    ['Łódź Ørsted', 'lodz-orsted'],
    ['Æsir Þór', 'aesir-thor'],
    ['Crème Brûlée, İstanbul', 'creme-brulee-istanbul'],
    ['Nguyễn', 'nguyen'],
    ['ﬁn ①', 'fin-1'],
    ['https://xn--mller-kva.de/Gr%C3%B6%C3%9Fe', 'muller-de'],
    ['api.xn--bcher-kva.example', 'api-bucher-example'],
    ['xn--a', 'xn-a'],
  ] as const)
    assert.equal(idFrom(text.replace(/^https:\/\//, '').replace(/\/.*$/, '')), id);
});
