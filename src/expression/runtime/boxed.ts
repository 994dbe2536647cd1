import type { NamedType } from '../types/type.ts';
import { argumentException } from './exception.ts';
import { NetObject } from './net-object.ts';
import { numberText } from './number-text.ts';

/** A number, char or enum member where an object is wanted, with the type that JavaScript's number does not tell. */
export class Boxed extends NetObject {
  readonly type: NamedType;
  readonly value: number | bigint;

  constructor(type: NamedType, value: number | bigint) {
    super();
    this.type = type;
    this.value = value;
  }

  override toText(): string {
    return numberText(this.value, this.type);
  }

  override key(): unknown {
    return `\0${this.type.definition.fullName} ${this.value}`;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof Boxed) || other.type !== this.type)
      throw argumentException(`Object must be of type ${this.type.definition.name}.`);
    return this.value < other.value ? -1 : Number(this.value > other.value);
  }
}
