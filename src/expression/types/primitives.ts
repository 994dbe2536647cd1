import { define, defineGeneric, type NamedType, type Type, type TypeDefinition } from './type.ts';

export const OBJECT = define({ name: 'System.Object', kind: 'class' });
/** The base class of all enums; a value that is seen as one is in its box. */
export const ENUM = define({ name: 'System.Enum', kind: 'class' });
/** What `null`, `void` and `dynamic` have for a type; no value has one of them at run time. */
export const NULL = define({ name: '<null>', kind: 'class' });
export const VOID = define({ name: 'System.Void', kind: 'struct' });
export const DYNAMIC = define({ name: 'dynamic', kind: 'class' });
/** Made by `typeof(T)`. */
export const TYPE = define({ name: 'System.Type', kind: 'class' });

/** The one without an element type: its elements are objects. */
export const IENUMERABLE_ANY = define({ name: 'System.Collections.IEnumerable', kind: 'interface' });
export const IENUMERATOR_ANY = define({ name: 'System.Collections.IEnumerator', kind: 'interface' });
export const IENUMERABLE: TypeDefinition = defineGeneric({
  name: 'System.Collections.Generic.IEnumerable',
  kind: 'interface',
  parameters: ['out T'],
  bases: () => [IENUMERABLE_ANY],
});
export const IENUMERATOR: TypeDefinition = defineGeneric({
  name: 'System.Collections.Generic.IEnumerator',
  kind: 'interface',
  parameters: ['out T'],
  bases: () => [IENUMERATOR_ANY, IDISPOSABLE],
});
export const IDISPOSABLE = define({ name: 'System.IDisposable', kind: 'interface' });
export const ICOMPARABLE: TypeDefinition = defineGeneric({
  name: 'System.IComparable',
  kind: 'interface',
  parameters: ['in T'],
});
export const IEQUATABLE: TypeDefinition = defineGeneric({
  name: 'System.IEquatable',
  kind: 'interface',
  parameters: ['T'],
});

const value = (name: string): NamedType => {
  const type: NamedType = define({
    name: `System.${name}`,
    kind: 'struct',
    bases: () => [ICOMPARABLE.of(type), IEQUATABLE.of(type)],
  });
  return type;
};

export const BOOLEAN = value('Boolean');
export const CHAR = value('Char');
export const SBYTE = value('SByte');
export const BYTE = value('Byte');
export const INT16 = value('Int16');
export const UINT16 = value('UInt16');
export const INT32 = value('Int32');
export const UINT32 = value('UInt32');
export const INT64 = value('Int64');
export const UINT64 = value('UInt64');
export const SINGLE = value('Single');
export const DOUBLE = value('Double');
export const DECIMAL = value('Decimal');
export const DATE_TIME = value('DateTime');
export const DATE_TIME_OFFSET = value('DateTimeOffset');
export const TIME_SPAN = value('TimeSpan');
export const GUID = value('Guid');

export const STRING: NamedType = define({
  name: 'System.String',
  kind: 'class',
  bases: () => [ICOMPARABLE.of(STRING), IEQUATABLE.of(STRING), IENUMERABLE.of(CHAR)],
});

export const NULLABLE = defineGeneric({ name: 'System.Nullable', kind: 'struct', parameters: ['T'] });
export const nullable = (type: Type): NamedType => NULLABLE.of(type);

export const SIGNED: readonly Type[] = [SBYTE, INT16, INT32, INT64];
export const UNSIGNED: readonly Type[] = [BYTE, UINT16, UINT32, UINT64];
export const INTEGERS: readonly NamedType[] = [SBYTE, BYTE, INT16, UINT16, INT32, UINT32, INT64, UINT64];
export const FRACTIONS: readonly NamedType[] = [SINGLE, DOUBLE, DECIMAL];

/** The types that are JavaScript numbers or bigints at run time, and therefore need a box where an object is wanted. */
export const NUMERIC: readonly NamedType[] = [...INTEGERS, ...FRACTIONS];
