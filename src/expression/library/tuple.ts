import { Tuple } from '../collections/tuple.ts';
import { generic, type Members, members, type TypeTable } from '../types/table.ts';
import { TUPLE } from '../types/tuples.ts';
import { define, type TypeDefinition } from '../types/type.ts';

const LAST = 8;

/** `Item1` and so on, and `Rest` for the eighth. */
function itemMembers({ parameters }: TypeDefinition): Members {
  const items = parameters.map(({ name }, index) => [
    `${name} ${index + 1 === LAST ? 'Rest' : `Item${index + 1}`}`,
    (self: Tuple) => self.items[index],
  ]);
  return Object.fromEntries(items);
}

const constructorOf = ({ parameters }: TypeDefinition): Members => ({
  [`new(${parameters.map(({ name }, index) => `${name} ${index === 7 ? 'rest' : `item${index + 1}`}`).join(', ')})`]:
    generic(
      (...types) =>
        (...items: unknown[]) =>
          new Tuple(types, items),
    ),
});

/** https://learn.microsoft.com/dotnet/api/system.tuple-2?view=net-8.0 */
export const tuples: readonly TypeTable[] = TUPLE.map(definition =>
  members(definition, () => ({ ...constructorOf(definition), ...itemMembers(definition) })),
);

const TUPLE_CLASS = define({ name: 'System.Tuple', kind: 'static class' });

const create = generic(
  (...types) =>
    (...items: unknown[]) =>
      Tuple.create(types, items),
);

/** https://learn.microsoft.com/dotnet/api/system.tuple?view=net-8.0 */
export const tupleClass = members(TUPLE_CLASS, () => ({
  'static Tuple<T1> Create<T1>(T1 item1)': create,
  'static Tuple<T1, T2> Create<T1, T2>(T1 item1, T2 item2)': create,
  'static Tuple<T1, T2, T3> Create<T1, T2, T3>(T1 item1, T2 item2, T3 item3)': create,
  'static Tuple<T1, T2, T3, T4> Create<T1, T2, T3, T4>(T1 item1, T2 item2, T3 item3, T4 item4)': create,
  'static Tuple<T1, T2, T3, T4, T5> Create<T1, T2, T3, T4, T5>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5)':
    create,
  'static Tuple<T1, T2, T3, T4, T5, T6> Create<T1, T2, T3, T4, T5, T6>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6)':
    create,
  'static Tuple<T1, T2, T3, T4, T5, T6, T7> Create<T1, T2, T3, T4, T5, T6, T7>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7)':
    create,
  'static Tuple<T1, T2, T3, T4, T5, T6, T7, Tuple<T8>> Create<T1, T2, T3, T4, T5, T6, T7, T8>(T1 item1, T2 item2, T3 item3, T4 item4, T5 item5, T6 item6, T7 item7, T8 item8)':
    create,
}));
