import { NetType } from '../runtime/net-type.ts';
import { isInstance } from '../runtime/run-time-type.ts';
import { isSubtype, isValueType } from '../types/hierarchy.ts';
import { TYPE } from '../types/primitives.ts';
import { members } from '../types/table.ts';
import { ArrayType, GridType, NamedType, type Type } from '../types/type.ts';

const kindOf = ({ of }: NetType): string => (of instanceof NamedType ? of.kind : 'class');

const isArray = (of: Type): of is ArrayType | GridType => of instanceof ArrayType || of instanceof GridType;

const typeArguments = (of: Type): readonly Type[] => (of instanceof NamedType ? of.arguments : []);

/** https://learn.microsoft.com/dotnet/api/system.type?view=net-8.0 */
export const type = members(TYPE, () => ({
  'string Name': (self: NetType) => self.name,
  'string FullName': (self: NetType) => self.toText(),
  'string Namespace': ({ of }: NetType) => (of instanceof NamedType ? of.definition.namespace : 'System'),
  'bool IsArray': ({ of }: NetType) => isArray(of),
  'bool IsClass': (self: NetType) => ['class', 'delegate', 'static class'].includes(kindOf(self)),
  'bool IsEnum': (self: NetType) => kindOf(self) === 'enum',
  'bool IsInterface': (self: NetType) => kindOf(self) === 'interface',
  'bool IsValueType': ({ of }: NetType) => isValueType(of),
  'bool IsGenericType': ({ of }: NetType) => typeArguments(of).length > 0,
  'bool IsAssignableFrom(Type c)': ({ of }: NetType, other: NetType | null) =>
    other !== null && isSubtype(other.of, of),
  'bool IsInstanceOfType(object o)': ({ of }: NetType, value: unknown) => isInstance(value, of),
  'Type GetElementType()': ({ of }: NetType) => (isArray(of) ? new NetType(of.element) : null),
  'bool Equals(Type o)': ({ of }: NetType, other: NetType | null) => of === other?.of,
  'static bool operator ==(Type left, Type right)': (a: NetType | null, b: NetType | null) => a?.of === b?.of,
  'static bool operator !=(Type left, Type right)': (a: NetType | null, b: NetType | null) => a?.of !== b?.of,
}));
