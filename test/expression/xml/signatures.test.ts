import assert from 'node:assert/strict';
import { it } from 'node:test';
import { XML_PART } from '../../../src/expression/library/xml-part.ts';
import { Library } from '../../../src/expression/types/library.ts';
import { OTHER_TYPES } from './other-types.ts';

it('Every signature of the tables can be read', () => {
  const library = new Library([...XML_PART.types, ...OTHER_TYPES]);
  for (const { definition } of XML_PART.types)
    for (const name of library.names(definition)) assert.notEqual(library.declared(definition, name).length, 0, name);
});
