import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { LIBRARY } from '../../src/expression/library/index.ts';

const README = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

test("README.md lists the library's types, each in its namespace, and no others", () => {
  const section = README.slice(README.indexOf('\n## Expressions\n'), README.indexOf('\n## What differs from Azure\n'));
  const rows = [...section.matchAll(/^\| (\S+) \| (`.*`) \|$/gm)];
  const listed = rows.flatMap(([, namespace, names = '']) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${namespace}.${name}`),
  );
  const known = new Set([...LIBRARY.definitions].map(({ fullName }) => fullName));
  assert.deepEqual(listed.toSorted(), [...known].toSorted());
});
