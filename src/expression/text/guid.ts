import type { Chance } from '../../surroundings.ts';
import { bytesOf } from '../runtime/bytes.ts';
import { argumentException, formatException, notNull } from '../runtime/exception.ts';
import type { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { GUID } from '../types/primitives.ts';
import { type Digits, hexadecimalForm, parseGuid, parseGuidExact } from './guid-parse.ts';

/** System.Guid */
export class Guid extends NetObject {
  readonly type = GUID;
  /** 32 hexadecimal digits in lower case. */
  readonly digits: string;

  private constructor(digits: string) {
    super();
    this.digits = digits;
  }

  static readonly EMPTY = new Guid('0'.repeat(32));

  /** https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
  static random(chance: Chance): Guid {
    const bytes = chance.bytes(16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    return new Guid(bytes.toString('hex'));
  }

  /** In any of the forms; throws FormatException. */
  static parse(text: string | null): Guid {
    return Guid.#of(parseGuid(notNull(text, 'input')));
  }

  static tryParse(text: string | null): Guid | null {
    const parsed = text === null ? undefined : parseGuid(text);
    return parsed?.digits === undefined ? null : new Guid(parsed.digits);
  }

  /** `format` is one of N, D, B, P, X; throws FormatException. */
  static parseExact(text: string | null, format: string | null): Guid {
    return Guid.#of(parseGuidExact(notNull(text, 'input'), formatLetter(notNull(format, 'format'))));
  }

  static tryParseExact(text: string | null, format: string | null): Guid | null {
    const letter = format?.toUpperCase() ?? '';
    if (text === null || !/^[NDBPX]$/.test(letter)) return null;
    const { digits } = parseGuidExact(text, letter);
    return digits === undefined ? null : new Guid(digits);
  }

  static #of({ digits, fault }: Digits): Guid {
    if (digits === undefined) throw formatException(fault);
    return new Guid(digits);
  }

  /** 16 bytes; the first three groups have their least byte first. */
  static fromBytes(array: NetArray | null): Guid {
    const bytes = bytesOf(notNull(array, 'b'));
    if (bytes.length !== 16) throw argumentException('Byte array for Guid must be exactly 16 bytes long.', 'b');
    return new Guid(mixedOrder(bytes).toString('hex'));
  }

  /** Of the first three groups as numbers, and the last eight bytes. */
  static ofGroups(a: number, b: number, c: number, rest: readonly number[]): Guid {
    const digits = (value: number, length: number): string =>
      (value >>> 0).toString(16).padStart(length, '0').slice(-length);
    return new Guid(digits(a, 8) + digits(b, 4) + digits(c, 4) + rest.map(byte => digits(byte, 2)).join(''));
  }

  toBytes(): Buffer {
    return mixedOrder(Buffer.from(this.digits, 'hex'));
  }

  /** `D` */
  override toText(): string {
    const { digits } = this;
    const [first, second] = [digits.slice(0, 8), digits.slice(8, 12)];
    return `${first}-${second}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;
  }

  /** Throws FormatException for a letter that is none of the forms'. */
  format(format: string | null): string {
    switch (formatLetter(format === null || format === '' ? 'D' : format)) {
      case 'N':
        return this.digits;
      case 'B':
        return `{${this.toText()}}`;
      case 'P':
        return `(${this.toText()})`;
      case 'X':
        return hexadecimalForm(this.digits);
      default:
        return this.toText();
    }
  }

  override key(): unknown {
    return `\0Guid ${this.digits}`;
  }

  override compareTo(other: unknown): number {
    if (!(other instanceof Guid)) throw argumentException('Object must be of type GUID.', 'value');
    return this.digits < other.digits ? -1 : Number(this.digits > other.digits);
  }
}

function formatLetter(format: string): string {
  if (!/^[NDBPX]$/i.test(format))
    throw formatException('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".');
  return format.toUpperCase();
}

/** There and back. */
const mixedOrder = (bytes: Buffer): Buffer =>
  Buffer.concat([
    bytes.subarray(0, 4).toReversed(),
    bytes.subarray(4, 6).toReversed(),
    bytes.subarray(6, 8).toReversed(),
    bytes.subarray(8),
  ]);
