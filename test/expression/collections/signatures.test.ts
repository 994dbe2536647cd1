import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COLLECTIONS_TYPES } from '../../../src/expression/library/collections-types.ts';
import { LIBRARY } from '../../../src/expression/library/index.ts';
import { LINQ_PART } from '../../../src/expression/library/linq-part.ts';

test('the signature of every member can be read', () => {
  const read = [...COLLECTIONS_TYPES, ...LINQ_PART.types].flatMap(({ definition }) =>
    LIBRARY.names(definition).flatMap(name => LIBRARY.declared(definition, name)),
  );
  assert.ok(read.length > 500, `${read.length} members`);
});
