import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { typesText } from '../../src/cli/expression-types.ts';
import { LIBRARY } from '../../src/expression/library/index.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

test('README.md names the command that lists the types, instead of a table of them', () => {
  const section = README.slice(README.indexOf('\n## Expressions\n'), README.indexOf('\n## What differs from Azure\n'));
  assert.match(section, /^ {4}apim expression --types( |$)/m);
  assert.match(section, /^ {4}apim expression --types Regex( |$)/m);
  assert.doesNotMatch(section, /^\| namespace/m);
});

test("the list has the library's types, each below its namespace, and no others", () => {
  const listed: string[] = [];
  let namespace = '';
  for (const line of typesText('').split('\n').filter(Boolean)) {
    if (line.startsWith('  ')) listed.push(`${namespace}.${line.trim()}`);
    else namespace = line;
  }
  const known = new Set([...LIBRARY.definitions].map(({ fullName }) => fullName));
  assert.deepEqual(listed.toSorted(), [...known].toSorted());
});
