import { copyTo } from '../collections/copy.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { checkNotNegative } from '../collections/faults.ts';
import { NetStack, STACK } from '../collections/stack.ts';
import { collect } from '../collections/walk.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { generic, members, metered } from '../types/table.ts';
import type { Type } from '../types/type.ts';

/** `TryPop` and `TryPeek`. */
const attempt = (take: (self: NetStack) => unknown) =>
  generic((T: Type) => (self: NetStack, result: Cell) => {
    const isThere = self.count > 0;
    result.value = isThere ? take(self) : defaultValue(T);
    return isThere;
  });

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.stack-1?view=net-8.0 */
export const stack = members(STACK, () => ({
  'new()': generic(T => () => new NetStack(T, [])),
  'new(int capacity)': generic(T => (capacity: number) => {
    checkNotNegative(capacity, 'capacity');
    return new NetStack(T, []);
  }),
  'new(IEnumerable<T> collection)': generic(T =>
    metered((meter, collection: unknown) => new NetStack(T, collect(meter, notNull(collection, 'collection')))),
  ),
  'int Count': (self: NetStack) => self.count,
  'void Clear()': (self: NetStack) => self.clear(),
  'bool Contains(T item)': (self: NetStack, item: unknown) => self.contains(item),
  'void CopyTo(T[] array, int arrayIndex)': (self: NetStack, array: NetArray | null, arrayIndex: number) =>
    copyTo([...self], array, arrayIndex),
  'IEnumerator<T> GetEnumerator()': generic(T => (self: NetStack) => new Enumerator(T, self)),
  'T Peek()': (self: NetStack) => self.peek(),
  'T Pop()': (self: NetStack) => self.pop(),
  'void Push(T item)': (self: NetStack, item: unknown) => self.push(item),
  'T[] ToArray()': generic(T => metered((meter, self: NetStack) => new NetArray(T, collect(meter, self)))),
  'bool TryPeek(out T result)': attempt(self => self.peek()),
  'bool TryPop(out T result)': attempt(self => self.pop()),
}));
