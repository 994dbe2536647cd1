import assert from 'node:assert/strict';
import { it } from 'node:test';
import { XML_TYPES } from '../../../src/expression/library/xml-types.ts';
import { Library } from '../../../src/expression/types/library.ts';
import { OTHER_TYPES } from './other-types.ts';

it('Every signature of the tables can be read', () => {
  const library = new Library([...XML_TYPES, ...OTHER_TYPES]);
  for (const { definition } of XML_TYPES)
    for (const name of library.names(definition)) assert.notEqual(library.declared(definition, name).length, 0, name);
});
