import { argumentException, notNull } from '../runtime/exception.ts';
import { define, type NamedType } from '../types/type.ts';
import { JCONTAINER } from './container.ts';
import { Indexed } from './indexed.ts';
import type { JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import type { JsonWriter } from './writer.ts';

export const JCONSTRUCTOR: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JConstructor',
  kind: 'class',
  bases: () => [JCONTAINER],
});

/** `new Date(1)`, which Newtonsoft.Json takes for JSON. */
export class JConstructor extends Indexed {
  protected override readonly wanted = WANTED;
  name: string | null;

  constructor(name: string | null) {
    super();
    this.name = name;
  }

  static named(name: string | null): JConstructor {
    if (notNull(name, 'name') === '') throw argumentException('Constructor name cannot be empty.', 'name');
    return new JConstructor(name);
  }

  override get type(): NamedType {
    return JCONSTRUCTOR;
  }

  override get tokenType(): number {
    return TokenType.Constructor;
  }

  override clone(): JConstructor {
    return this.copyInto(new JConstructor(this.name));
  }

  override deepEquals(other: JToken): boolean {
    return other instanceof JConstructor && this.name === other.name && this.hasEqualChildren(other);
  }

  override write(writer: JsonWriter): void {
    this.writeBetween(`new ${this.name ?? ''}(`, ')', writer);
  }
}

const WANTED = { owner: 'JConstructor', key: 'Argument position index' };
