import { KeyValuePair } from '../collections/key-value-pair.ts';
import type { Cell } from '../runtime/cell.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { generic, members } from '../types/table.ts';
import { define } from '../types/type.ts';

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.keyvaluepair-2?view=net-8.0 */
export const keyValuePair = members(KEY_VALUE_PAIR, () => ({
  'new(TKey key, TValue value)': generic(
    (K, V) => (key: unknown, value: unknown) => new KeyValuePair(K, V, key, value),
  ),
  'TKey Key': (self: KeyValuePair) => self.entryKey,
  'TValue Value': (self: KeyValuePair) => self.value,
  'void Deconstruct(out TKey key, out TValue value)': (self: KeyValuePair, key: Cell, value: Cell) => {
    key.value = self.entryKey;
    value.value = self.value;
  },
}));

/** The static class that makes pairs without naming their types. */
export const KEY_VALUE_PAIR_CLASS = define({ name: 'System.Collections.Generic.KeyValuePair', kind: 'static class' });

export const keyValuePairClass = members(KEY_VALUE_PAIR_CLASS, () => ({
  'static KeyValuePair<TKey, TValue> Create<TKey, TValue>(TKey key, TValue value)': generic(
    (K, V) => (key: unknown, value: unknown) => new KeyValuePair(K, V, key, value),
  ),
}));
