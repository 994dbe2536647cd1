import { compositeKey } from '../runtime/composite-key.ts';
import { NetObject } from '../runtime/net-object.ts';
import { objectForm } from '../runtime/object-form.ts';
import { textOf } from '../runtime/text-of.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import type { NamedType, Type } from '../types/type.ts';

/** An entry of a dictionary; key and value stand in the form of the pair's type arguments. */
export class KeyValuePair extends NetObject {
  readonly type: NamedType;
  readonly keyType: Type;
  readonly valueType: Type;
  readonly entryKey: unknown;
  readonly value: unknown;

  constructor(keyType: Type, valueType: Type, entryKey: unknown, value: unknown) {
    super();
    this.type = KEY_VALUE_PAIR.of(keyType, valueType);
    this.keyType = keyType;
    this.valueType = valueType;
    this.entryKey = entryKey;
    this.value = value;
  }

  override toText(): string {
    return `[${textOf(objectForm(this.entryKey, this.keyType))}, ${textOf(objectForm(this.value, this.valueType))}]`;
  }

  override key(): string {
    return compositeKey('KeyValuePair', [this.entryKey, this.value]);
  }
}
