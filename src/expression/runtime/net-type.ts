import { fullName } from '../types/display.ts';
import { TYPE } from '../types/primitives.ts';
import { ArrayType, GridType, NamedType, type Type } from '../types/type.ts';
import { NetObject } from './net-object.ts';

/** A System.Type, as `typeof(T)` and `GetType()` give it. */
export class NetType extends NetObject {
  readonly type = TYPE;
  readonly of: Type;

  constructor(of: Type) {
    super();
    this.of = of;
  }

  /** Without namespace: `Int32`, ``List`1``, `Byte[]`. */
  get name(): string {
    return simpleName(this.of);
  }

  override toText(): string {
    return fullName(this.of);
  }

  override key(): unknown {
    return this.of;
  }
}

function simpleName(type: Type): string {
  if (type instanceof ArrayType) return `${simpleName(type.element)}[]`;
  if (type instanceof GridType) return `${simpleName(type.element)}[${','.repeat(type.rank - 1)}]`;
  if (!(type instanceof NamedType)) return type.name;
  const { definition, arguments: given } = type;
  return given.length === 0 ? definition.name : `${definition.name}\`${given.length}`;
}
