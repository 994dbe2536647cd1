import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readMeant } from './oracle/meant.ts';
import { readCases } from './support/case-file.ts';
import { outcomeOf, outcomeOnAzure } from './support/outcome.ts';

const FOLDER = fileURLToPath(new URL('../../../test/expression/cases/', import.meta.url));

for (const file of readdirSync(FOLDER).filter(name => name.endsWith('.cases')))
  test(`every case of ${file} comes out as the specification says`, () => {
    const cases = readCases(readFileSync(FOLDER + file, 'utf8'));
    const wrong = cases.flatMap(({ line, call, input, expected }) => {
      const outcome = (file === 'allowed-types.cases' ? outcomeOnAzure : outcomeOf)(input, call);
      return outcome === expected
        ? []
        : [`${file}:${line}  ${input}\n    expected ${expected}\n    came out ${outcome}`];
    });
    assert.equal(wrong.join('\n'), '');
  });

test('each difference from C# that is meant is one of a case that there is', () => {
  const inputs = new Set(
    readdirSync(FOLDER)
      .filter(name => name.endsWith('.cases'))
      .flatMap(file => readCases(readFileSync(FOLDER + file, 'utf8')).map(({ input }) => input)),
  );
  const meant = readMeant(readFileSync(`${FOLDER}meant-differences.txt`, 'utf8'));
  assert.ok(meant.length > 0);
  assert.deepEqual(
    meant.filter(({ input, reason }) => !inputs.has(input) || reason === ''),
    [],
  );
});

test('there are at least a thousand cases', () => {
  const count = readdirSync(FOLDER)
    .filter(name => name.endsWith('.cases'))
    .reduce((sum, file) => sum + readCases(readFileSync(FOLDER + file, 'utf8')).length, 0);
  assert.ok(count >= 1000, `${count} cases`);
});
