import {
  BOOLEAN,
  BYTE,
  CHAR,
  DECIMAL,
  DOUBLE,
  INT16,
  INT32,
  INT64,
  NULLABLE,
  OBJECT,
  SBYTE,
  SINGLE,
  STRING,
  UINT16,
  UINT32,
  UINT64,
  VOID,
} from './primitives.ts';
import { ArrayType, GridType, NamedType, type Type, type TypeDefinition } from './type.ts';

/** https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/built-in-types */
export const KEYWORDS: ReadonlyMap<string, NamedType> = new Map([
  ['bool', BOOLEAN],
  ['byte', BYTE],
  ['sbyte', SBYTE],
  ['char', CHAR],
  ['decimal', DECIMAL],
  ['double', DOUBLE],
  ['float', SINGLE],
  ['int', INT32],
  ['uint', UINT32],
  ['long', INT64],
  ['ulong', UINT64],
  ['short', INT16],
  ['ushort', UINT16],
  ['object', OBJECT],
  ['string', STRING],
  ['void', VOID],
]);

const KEYWORD_OF: ReadonlyMap<Type, string> = new Map([...KEYWORDS].map(([word, type]) => [type, word]));

/** As the C# compiler names a type in most messages: `string`, `int?`, `List<JObject>`, `byte[]`. */
export const displayName = (type: Type): string => shown(type, ({ name }) => name, ',');

/** As it does where a conversion is refused: `System.Collections.Generic.List<Newtonsoft.Json.Linq.JObject>`. */
export const qualifiedName = (type: Type): string => shown(type, ({ fullName }) => fullName, '*,*');

function shown(type: Type, nameOf: (definition: TypeDefinition) => string, dimensions: ',' | '*,*'): string {
  if (type instanceof ArrayType || type instanceof GridType) return shownArray(type, nameOf, dimensions);
  if (!(type instanceof NamedType)) return type.name;
  const given = type.arguments.map(argument => shown(argument, nameOf, dimensions));
  if (type.definition === NULLABLE) return `${given.join()}?`;
  if (type.definition.fullName === 'System.ValueTuple') return `(${given.join(', ')})`;
  return KEYWORD_OF.get(type) ?? `${nameOf(type.definition)}${listed(given)}`;
}

/** `int[][,]`: an array of those of two dimensions; the outer brackets come first. */
function shownArray(
  type: ArrayType | GridType,
  nameOf: (definition: TypeDefinition) => string,
  dimensions: ',' | '*,*',
): string {
  let brackets = '';
  let inner: Type = type;
  for (; inner instanceof ArrayType || inner instanceof GridType; inner = inner.element)
    brackets += inner instanceof GridType ? `[${dimensions}${dimensions.slice(-2).repeat(inner.rank - 2)}]` : '[]';
  return `${shown(inner, nameOf, dimensions)}${brackets}`;
}

const listed = (names: readonly string[]): string => (names.length === 0 ? '' : `<${names.join(', ')}>`);

/** As .NET names a type in an exception: `System.String`, ``System.Collections.Generic.List`1[System.Int32]``. */
export function fullName(type: Type): string {
  if (type instanceof ArrayType) return `${fullName(type.element)}[]`;
  if (type instanceof GridType) return `${fullName(type.element)}[${','.repeat(type.rank - 1)}]`;
  if (!(type instanceof NamedType)) return type.name;
  const { definition, arguments: given } = type;
  return given.length === 0
    ? definition.fullName
    : `${definition.fullName}\`${given.length}[${given.map(fullName).join()}]`;
}
