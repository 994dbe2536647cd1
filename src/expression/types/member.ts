import type { MemberBody } from './table.ts';
import type { Type, TypeDefinition, TypeParameter } from './type.ts';

export type MemberKind = 'method' | 'property' | 'constant' | 'indexer' | 'constructor' | 'operator';

/** A variable that the call may set is passed by `out` or `ref`, not its value. */
export type Passing = 'out' | 'ref' | undefined;

export interface Parameter {
  readonly name: string;
  /** Other names that an argument may give: Microsoft's pages name one parameter after what is looked up. */
  readonly aliases: readonly string[];
  readonly type: Type;
  readonly modifier: 'this' | 'out' | 'ref' | 'params' | undefined;
  /** What an argument that is left out stands for. */
  readonly optional: { readonly value: string | number | boolean | null } | undefined;
}

/** A member of a .NET type, as its signature in the library's table says. */
export interface Member {
  readonly kind: MemberKind;
  readonly owner: TypeDefinition;
  /** `Substring`, `.ctor`, `this[]`, `op_==`, `op_implicit`. */
  readonly name: string;
  readonly isStatic: boolean;
  /** The method's own. */
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  /** Of what it answers. */
  readonly type: Type;
  readonly body: MemberBody;
  /** As it stands in the table. */
  readonly signature: string;
}

export const passingOf = (parameter: Parameter | undefined): Passing =>
  parameter?.modifier === 'out' || parameter?.modifier === 'ref' ? parameter.modifier : undefined;

export const isExtension = ({ parameters }: Member): boolean => parameters[0]?.modifier === 'this';

export const isNamed = (parameter: Parameter, name: string | undefined): boolean =>
  parameter.name === name || (name !== undefined && parameter.aliases.includes(name));
