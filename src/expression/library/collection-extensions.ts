import { defaultValue } from '../collections/default-value.ts';
import type { LookupObject } from '../runtime/collection-objects.ts';
import { notNull } from '../runtime/exception.ts';
import { generic, members } from '../types/table.ts';
import { define, type Type } from '../types/type.ts';

export const COLLECTION_EXTENSIONS = define({
  name: 'System.Collections.Generic.CollectionExtensions',
  kind: 'static class',
});

function valueOr(dictionary: LookupObject | null, key: unknown, fallback: unknown): unknown {
  const found = notNull(dictionary, 'dictionary').find(key);
  return found === undefined ? fallback : found.value;
}

const orDefault = generic(
  (_, V: Type) => (dictionary: LookupObject | null, key: unknown) => valueOr(dictionary, key, defaultValue(V)),
);

/**
 * https://learn.microsoft.com/dotnet/api/system.collections.generic.collectionextensions?view=net-8.0; real documents call it
 * on IDictionary too, which .NET's own does not take. Without the one for Dictionary the two others would be ambiguous there.
 */
export const collectionExtensions = members(COLLECTION_EXTENSIONS, () =>
  Object.fromEntries(
    ['IReadOnlyDictionary', 'IDictionary', 'Dictionary'].flatMap(type => {
      const receiver = `static TValue GetValueOrDefault<TKey, TValue>(this ${type}<TKey, TValue> dictionary, TKey key`;
      return [
        [`${receiver})`, orDefault],
        [`${receiver}, TValue defaultValue)`, valueOr],
      ];
    }),
  ),
);
