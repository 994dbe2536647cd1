import { define, type NamedType } from '../types/type.ts';
import { JCONTAINER } from './container.ts';
import { Indexed } from './indexed.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import type { JsonWriter } from './writer.ts';

export const JARRAY: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JArray',
  kind: 'class',
  bases: () => [JCONTAINER],
});

export class JArray extends Indexed {
  protected override readonly wanted = WANTED;

  static of(content: unknown): JArray {
    const array = new JArray();
    array.add(content);
    return array;
  }

  override get type(): NamedType {
    return JARRAY;
  }

  override get tokenType(): number {
    return TokenType.Array;
  }

  get isReadOnly(): boolean {
    return false;
  }

  override clone(): JArray {
    return this.copyInto(new JArray());
  }

  override deepEquals(other: JToken): boolean {
    return other instanceof JArray && this.hasEqualChildren(other);
  }

  override write(writer: JsonWriter): void {
    this.writeBetween('[', ']', writer);
  }
}

const WANTED = { owner: 'JArray', key: 'Int32 array index' };
