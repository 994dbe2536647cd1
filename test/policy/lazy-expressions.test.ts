import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { languageOf, UNREAD } from '../../src/policy/language.ts';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

/** The files that are loaded with one, in the compiled form, where imports of types are gone. */
function loadedWith(file: string, loaded: Set<string>): ReadonlySet<string> {
  if (loaded.has(file)) return loaded;
  loaded.add(file);
  const text = readFileSync(join(SOURCES, file), 'utf8');
  for (const [, path = ''] of text.matchAll(/^(?:import|export) [^;]*?from '(\.[^']+)'/gm)) {
    const target = join(dirname(file), path);
    assert.ok(existsSync(join(SOURCES, target)), target);
    loadedWith(target, loaded);
  }
  return loaded;
}

test('a gateway, and whoever saves a document, load no more of the language than what finds its end', () => {
  for (const file of ['gateway/gateway.js', 'resources/policies.js', 'resources/documents.js', 'probe/prober.js'])
    assert.deepEqual(
      [...loadedWith(file, new Set())].filter(name => name.startsWith('expression')).sort(),
      ['expression/source.js', 'expression/syntax/end-of-expression.js', 'expression/syntax/text-reader.js'],
      file,
    );
});

test('Liquid is loaded where one of several documents may have a template', async () => {
  for (const file of ['gateway/gateway.js', 'resources/policies.js'])
    assert.deepEqual(
      [...loadedWith(file, new Set())].filter(name => name.startsWith('policy/liquid')),
      [],
    );
  assert.notEqual(await languageOf(['<a/>', '<set-body template="liquid">{{body}}</set-body>']), UNREAD);
});

test('the language is loaded where one of several documents may have an expression', async () => {
  assert.equal(await languageOf(['<a b="x@y.z"/>', '<a>@</a>']), UNREAD);
  assert.notEqual(await languageOf(['<a/>', '<a b="@(1)"/>']), UNREAD);
  assert.notEqual(await languageOf(['<a>\n@{ return 1; }</a>']), UNREAD);
});
