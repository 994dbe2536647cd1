import { ValueTuple } from '../collections/value-tuple.ts';
import { generic, type Members, members, type TypeTable } from '../types/table.ts';
import { VALUE_TUPLE } from '../types/tuples.ts';
import { define, type TypeDefinition } from '../types/type.ts';

/** Fields in .NET: they can be set. */
function itemMembers({ parameters }: TypeDefinition): Members {
  const items = parameters.map(({ name }, index) => [
    `${name} Item${index + 1}`,
    {
      get: (self: ValueTuple) => self.items[index],
      set: (self: ValueTuple, value: unknown) => {
        self.items[index] = value;
      },
    },
  ]);
  return Object.fromEntries(items);
}

/** The eighth is `rest` to the constructor and `item8` to Create. */
const list = ({ parameters }: TypeDefinition, eighth: string): string =>
  parameters.map(({ name }, index) => `${name} ${index === 7 ? eighth : `item${index + 1}`}`).join(', ');

const made = generic(
  (...types) =>
    (...items: unknown[]) =>
      new ValueTuple(types, items),
);

/** https://learn.microsoft.com/dotnet/api/system.valuetuple-2?view=net-8.0 */
export const valueTuples: readonly TypeTable[] = VALUE_TUPLE.map(definition =>
  members(definition, () => ({ [`new(${list(definition, 'rest')})`]: made, ...itemMembers(definition) })),
);

const VALUE_TUPLE_CLASS = define({ name: 'System.ValueTuple', kind: 'static class' });

function createMember(definition: TypeDefinition): readonly [string, typeof made] {
  const names = definition.parameters.map(({ name }) => name).join(', ');
  return [`static ValueTuple<${names}> Create<${names}>(${list(definition, 'item8')})`, made];
}

/** https://learn.microsoft.com/dotnet/api/system.valuetuple?view=net-8.0 */
export const valueTupleClass = members(VALUE_TUPLE_CLASS, () => Object.fromEntries(VALUE_TUPLE.map(createMember)));
