import { notNull } from '../runtime/exception.ts';
import { define, type NamedType } from '../types/type.ts';
import { JArray } from './array.ts';
import { JCONTAINER, JContainer } from './container.ts';
import { manyOf, tokenOf } from './content.ts';
import { jsonException } from './faults.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { JValue } from './value.ts';
import type { JsonWriter } from './writer.ts';

export const JPROPERTY: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JProperty',
  kind: 'class',
  bases: () => [JCONTAINER],
});

/** A name with its value; a container of that one value. */
export class JProperty extends JContainer {
  readonly name: string;

  /** Without a value; `of` makes one that has it. */
  constructor(name: string) {
    super();
    this.name = name;
  }

  /** Several values become an array. */
  static of(name: string | null, content: unknown): JProperty {
    const property = new JProperty(notNull(name, 'name'));
    property.value = manyOf(content) === undefined ? tokenOf(content) : JArray.of(content);
    return property;
  }

  /** With a value that has no parent. */
  static adopting(name: string, value: JToken): JProperty {
    const property = new JProperty(name);
    property.adopt([value]);
    return property;
  }

  /** A new value does not end a walk. */
  override *[Symbol.iterator](): Generator<JToken> {
    yield* this.children;
  }

  override get type(): NamedType {
    return JPROPERTY;
  }

  override get tokenType(): number {
    return TokenType.Property;
  }

  get value(): JToken {
    return this.children[0] ?? JValue.null();
  }

  set value(value: JToken | null) {
    if (this.hasValues) this.set(0, value);
    else super.insert(0, value);
  }

  override insert(index: number, item: JToken | null): void {
    if (this.hasValues) throw jsonException('Newtonsoft.Json.Linq.JProperty cannot have multiple values.');
    super.insert(index, item);
  }

  override removeAt(_index: number): void {
    throw fixed();
  }

  override remove(_item: JToken | null): boolean {
    throw fixed();
  }

  override clear(): void {
    throw fixed();
  }

  override clone(): JProperty {
    return this.copyInto(new JProperty(this.name));
  }

  override deepEquals(other: JToken): boolean {
    return other instanceof JProperty && this.name === other.name && this.hasEqualChildren(other);
  }

  override item(_key: unknown): JToken {
    throw this.noChildren('access');
  }

  override write(writer: JsonWriter): void {
    writer.name(this.name);
    this.value.write(writer);
  }
}

const fixed = (): Error => jsonException('Cannot add or remove items from Newtonsoft.Json.Linq.JProperty.');
