import assert from 'node:assert/strict';
import { asWritten } from '../../src/policy/document/written.ts';
import { type Validation, validateDocuments } from '../../src/resources/validation.ts';
import type { Store } from '../../src/store/store.ts';

/** One document by itself, where it fits best. */
export async function validated(store: Store, text: string): Promise<Validation> {
  const document = { file: 'document.xml', written: asWritten(text) };
  const [validation] = await validateDocuments(store, [document], { scope: undefined, isStrict: false });
  return validation ?? assert.fail();
}
