import type { Clock } from '../../surroundings.ts';
import { Boxed } from '../runtime/boxed.ts';
import { compositeKey } from '../runtime/composite-key.ts';
import { textOf } from '../runtime/text-of.ts';
import { DOUBLE, ICOMPARABLE, IEQUATABLE, INT64 } from '../types/primitives.ts';
import { define, type NamedType } from '../types/type.ts';
import { castScalar } from './cast-scalar.ts';
import { compareJsonValues } from './compare.ts';
import { doubleJson, jsonText } from './scalar-text.ts';
import { JTOKEN, JToken } from './token.ts';
import { TokenType } from './token-type.ts';
import { valueType } from './value-type.ts';
import type { JsonWriter } from './writer.ts';

export const JVALUE: NamedType = define({
  name: 'Newtonsoft.Json.Linq.JValue',
  kind: 'class',
  bases: () => [JTOKEN, IEQUATABLE.of(JVALUE), ICOMPARABLE.of(JVALUE)],
});

/** A string, number, date, null…; its value stands in object form. */
export class JValue extends JToken {
  #tokenType: number;
  #raw: unknown;

  /** A bare number is a long where the type is Integer, and a double where it is Float. */
  constructor(raw: unknown, tokenType: number) {
    super();
    this.#raw = raw;
    this.#tokenType = tokenType;
  }

  /** Throws ArgumentException for what is no value of JSON. */
  static of(value: unknown): JValue {
    return new JValue(value, valueType(value, undefined));
  }

  static null(): JValue {
    return new JValue(null, TokenType.Null);
  }

  override convertTo(target: NamedType, clock: Clock): unknown {
    return castScalar(this, target, clock);
  }

  override get type(): NamedType {
    return JVALUE;
  }

  override get tokenType(): number {
    return this.#tokenType;
  }

  /** The value, or the bare number that parsing left. */
  get raw(): unknown {
    return this.#raw;
  }

  get value(): unknown {
    if (typeof this.#raw === 'number') {
      const isInteger = this.#tokenType === TokenType.Integer;
      this.#raw = isInteger ? new Boxed(INT64, BigInt(this.#raw)) : new Boxed(DOUBLE, this.#raw);
    }
    return this.#raw;
  }

  set value(value: unknown) {
    const isSameKind = typeof value === 'string' && typeof this.#raw === 'string';
    if (!isSameKind) this.#tokenType = valueType(value, this.#tokenType);
    this.#raw = value;
  }

  override clone(): JValue {
    return new JValue(this.#raw, this.#tokenType);
  }

  override deepEquals(other: JToken): boolean {
    return other instanceof JValue && this.equals(other);
  }

  equals(other: JValue): boolean {
    if (other === this) return true;
    return this.tokenType === other.tokenType && compareJsonValues(this.tokenType, this.value, other.value) === 0;
  }

  override compareTo(other: JToken | null): number {
    if (!(other instanceof JValue)) return 1;
    const type = this.tokenType === TokenType.String ? other.tokenType : this.tokenType;
    return compareJsonValues(type, this.value, other.value);
  }

  override key(): string {
    return compositeKey('JValue', [this.tokenType, textOf(this.value)]);
  }

  override toText(): string {
    return typeof this.#raw === 'string' ? this.#raw : textOf(this.value);
  }

  override write(writer: JsonWriter): void {
    if (this.#tokenType === TokenType.Comment) writer.comment(this.toText());
    else writer.value(this.#json());
  }

  #json(): string {
    if (this.#tokenType === TokenType.Raw) return this.toText();
    if (this.#tokenType === TokenType.Undefined) return 'undefined';
    if (typeof this.#raw === 'number') return bareNumber(this.#raw, this.#tokenType);
    return jsonText(this.#raw);
  }
}

const bareNumber = (value: number, tokenType: number): string =>
  tokenType === TokenType.Integer ? String(value) : doubleJson(value);
