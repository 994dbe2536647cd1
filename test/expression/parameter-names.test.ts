import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { LIBRARY } from '../../src/expression/library/index.ts';
import type { TypeDefinition } from '../../src/expression/types/type.ts';

const FILE = fileURLToPath(new URL('../../../test/expression/parameter-names.txt', import.meta.url));

/** `Substring(startIndex,length)`; the operands of an operator cannot be named. */
const written = (definition: TypeDefinition): readonly string[] => {
  const members = LIBRARY.names(definition).flatMap(name => LIBRARY.declared(definition, name));
  const named = members
    .filter(({ kind, parameters }) => kind !== 'operator' && parameters.length > 0)
    .map(({ name, parameters }) => `${name}(${parameters.map(each => [each.name, ...each.aliases].join('|')).join()})`);
  return [...new Set(named)].toSorted();
};

const known = (): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(FILE, 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('#'))
      .map((line): [string, string] => {
        const at = line.indexOf(': ');
        return [line.slice(0, at), line.slice(at + 2)];
      }),
  );

test('every parameter of the library has the name that .NET or Microsoft gives it', () => {
  const names = known();
  for (const definition of LIBRARY.definitions) {
    const type = `${definition.fullName}\`${definition.parameters.length}`;
    assert.equal(written(definition).join(' '), names.get(type) ?? '', type);
  }
});
