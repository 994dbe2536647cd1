import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIBRARY } from '../../src/expression/library/index.ts';
import { displayName } from '../../src/expression/types/display.ts';
import type { Member } from '../../src/expression/types/member.ts';
import type { TypeDefinition } from '../../src/expression/types/type.ts';

const definitions = [...LIBRARY.definitions];

const membersOf = (definition: TypeDefinition): readonly Member[] =>
  LIBRARY.names(definition).flatMap(name => LIBRARY.declared(definition, name));

const signatureOf = ({ name, parameters, typeParameters, type, isStatic }: Member): string => {
  const result = name.startsWith('op_') ? displayName(type) : '';
  return `${isStatic} ${name}\`${typeParameters.length}(${parameters.map(each => displayName(each.type)).join()})${result}`;
};

test('every signature of the library can be read, and names only types that it has', () => {
  for (const definition of definitions) assert.doesNotThrow(() => membersOf(definition), definition.fullName);
});

test('no type declares a member twice', () => {
  const twice = definitions.flatMap(definition => {
    const signatures = membersOf(definition).map(signatureOf);
    return signatures
      .filter((signature, index) => signatures.indexOf(signature) !== index)
      .map(signature => `${definition.fullName}: ${signature}`);
  });
  assert.deepEqual(twice, []);
});

test('no two types have the same full name and number of type parameters', () => {
  const names = definitions.map(({ fullName, parameters }) => `${fullName}\`${parameters.length}`);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});
