import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_GLOBAL_POLICY, INHERITING_POLICY } from '../../src/model/policy.ts';
import type { ScopeKind } from '../../src/model/scope.ts';
import { type CompiledDocument, type CompiledPolicy, compileDocument, narrow } from '../../src/policy/compile.ts';
import { combine } from '../../src/policy/effective.ts';
import { everything, tools } from './fake-gateway.ts';

const compiled = (source: string, scope: ScopeKind): CompiledDocument =>
  compileDocument(source, scope, tools(everything));

const policies = (inbound: string): string =>
  `<policies><inbound>${inbound}</inbound><backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error></policies>`;

const certificate = (id: string): string => `<authentication-certificate id="${id}" certificate-id="c" />`;

const ids = ({ inbound }: CompiledPolicy): string =>
  inbound.map(({ policyId, scope }) => `${scope} ${policyId}`).join(', ');

const global = compiled(DEFAULT_GLOBAL_POLICY, 'global');

test('base stands for the broader scope’s steps, before, between or after its own', () => {
  const broad = compiled(policies(certificate('g')), 'global');
  const between = compiled(policies(`${certificate('1')}<base />${certificate('2')}`), 'api');
  assert.equal(ids(combine([broad, between])), 'api 1, global g, api 2');
  assert.equal(ids(combine([broad, compiled(policies(`<base />${certificate('1')}`), 'api')])), 'global g, api 1');
  assert.equal(ids(combine([broad, compiled(policies(`${certificate('1')}<base />`), 'api')])), 'api 1, global g');
});

test('without base nothing broader runs in that section, and a missing section has no base', () => {
  const broad = compiled(policies(certificate('g')), 'global');
  assert.equal(ids(combine([broad, compiled(policies(certificate('1')), 'api')])), 'api 1');
  assert.equal(ids(combine([broad, compiled('<policies><backend><base /></backend></policies>', 'api')])), '');
});

test('scopes are nested to any depth', () => {
  const documents = [
    compiled(policies(certificate('g')), 'global'),
    compiled(policies(`<base />${certificate('p')}`), 'product'),
    compiled(policies(`${certificate('a')}<base />`), 'api'),
    compiled(policies(`<base />${certificate('o')}`), 'operation'),
  ];
  assert.equal(ids(combine(documents)), 'api a, global g, product p, operation o');
});

test('at global scope base does nothing', () => {
  assert.equal(ids(combine([compiled(policies(`<base />${certificate('g')}<base />`), 'global')])), 'global g');
});

test('a scope without a document is like one with the inheriting document', () => {
  assert.deepEqual(combine([global, compiled(INHERITING_POLICY, 'api')]), combine([global]));
});

test('no document at all leaves nothing to run', () => {
  assert.deepEqual(combine([]), { inbound: [], backend: [], outbound: [], onError: [], gatekeepers: [] });
});

test('a thousand APIs share the steps of the global document', () => {
  const broad = compiled(policies(`<base />${certificate('g')}`), 'global');
  const base = combine([broad]);
  for (let api = 0; api < 1000; api += 1) {
    const policy = narrow(base, compiled(INHERITING_POLICY, 'api'));
    assert.equal(policy.inbound, base.inbound);
    assert.equal(combine([broad]).inbound, base.inbound);
  }
});

test('a step knows its document, section and place', () => {
  const [step] = combine([
    compiled('<policies>\n  <backend>\n    <forward-request />\n  </backend>\n</policies>', 'api'),
  ]).backend;
  assert.ok(step);
  const { run, ...placed } = step;
  assert.equal(typeof run, 'function');
  assert.deepEqual(placed, {
    reads: undefined,
    scope: 'api',
    section: 'backend',
    place: { name: 'forward-request', line: 3, column: 5 },
    path: '',
    policyId: undefined,
    fragmentId: undefined,
    targets: [],
    blocks: [],
  });
});

test('references name what a document needs, in its order, with the place', () => {
  const { references } = compiled(
    policies(
      `\n<set-backend-service backend-id="contoso" />\n<authentication-certificate thumbprint="aa bb ${'0'.repeat(36)}" />\n${certificate('1')}`,
    ),
    'api',
  );
  assert.deepEqual(
    references.map(({ target, place }) => ({ target, place })),
    [
      { target: { backendId: 'contoso' }, place: { name: 'set-backend-service', line: 2, column: 1 } },
      {
        target: { thumbprint: `AABB${'0'.repeat(36)}` },
        place: { name: 'authentication-certificate', line: 3, column: 1 },
      },
      { target: { certificateId: 'c' }, place: { name: 'authentication-certificate', line: 4, column: 1 } },
    ],
  );
});
