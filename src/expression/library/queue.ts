import { copyTo } from '../collections/copy.ts';
import { defaultValue } from '../collections/default-value.ts';
import { Enumerator } from '../collections/enumerator.ts';
import { checkNotNegative } from '../collections/faults.ts';
import { NetQueue, QUEUE } from '../collections/queue.ts';
import { collect } from '../collections/walk.ts';
import type { Cell } from '../runtime/cell.ts';
import { notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { generic, members, metered } from '../types/table.ts';
import type { Type } from '../types/type.ts';

/** `TryDequeue` and `TryPeek`. */
const attempt = (take: (self: NetQueue) => unknown) =>
  generic((T: Type) => (self: NetQueue, result: Cell) => {
    const isThere = self.count > 0;
    result.value = isThere ? take(self) : defaultValue(T);
    return isThere;
  });

/** https://learn.microsoft.com/dotnet/api/system.collections.generic.queue-1?view=net-8.0 */
export const queue = members(QUEUE, () => ({
  'new()': generic(T => () => new NetQueue(T, [])),
  'new(int capacity)': generic(T => (capacity: number) => {
    checkNotNegative(capacity, 'capacity');
    return new NetQueue(T, []);
  }),
  'new(IEnumerable<T> collection)': generic(T =>
    metered((meter, collection: unknown) => new NetQueue(T, collect(meter, notNull(collection, 'collection')))),
  ),
  'int Count': (self: NetQueue) => self.count,
  'void Clear()': (self: NetQueue) => self.clear(),
  'bool Contains(T item)': (self: NetQueue, item: unknown) => self.contains(item),
  'void CopyTo(T[] array, int arrayIndex)': (self: NetQueue, array: NetArray | null, arrayIndex: number) =>
    copyTo([...self], array, arrayIndex),
  'T Dequeue()': (self: NetQueue) => self.dequeue(),
  'void Enqueue(T item)': (self: NetQueue, item: unknown) => self.enqueue(item),
  'IEnumerator<T> GetEnumerator()': generic(T => (self: NetQueue) => new Enumerator(T, self)),
  'T Peek()': (self: NetQueue) => self.peek(),
  'T[] ToArray()': generic(T => metered((meter, self: NetQueue) => new NetArray(T, collect(meter, self)))),
  'bool TryDequeue(out T result)': attempt(self => self.dequeue()),
  'bool TryPeek(out T result)': attempt(self => self.peek()),
}));
