import assert from 'node:assert/strict';
import { XML_PART } from '../../../src/expression/library/xml-part.ts';
import { Generic, Metered } from '../../../src/expression/types/table.ts';
import { meter } from './support.ts';

/** Calls a member of the library's tables, named by its type and its signature there. */
export function call(type: string, signature: string, ...values: unknown[]): unknown {
  const table = XML_PART.types.find(({ definition }) => definition.name === type);
  const body = table?.members()[signature];
  assert.ok(body !== undefined, `${type} has ${signature}`);
  if (body instanceof Metered) return Reflect.apply(body.run, undefined, [meter(), ...values]);
  assert.ok(typeof body === 'function' && !(body instanceof Generic), `${signature} can be called`);
  return Reflect.apply(body, undefined, values);
}
