import { argumentOutOfRange, notNull } from '../runtime/exception.ts';
import { NetArray } from '../runtime/net-array.ts';
import { NetObject } from '../runtime/net-object.ts';
import { BYTE } from '../types/primitives.ts';
import { define, type NamedType } from '../types/type.ts';

export const ENCODING = define({ name: 'System.Text.Encoding', kind: 'class' });

/** Of a `byte[]`. By a loop, since `Uint8Array.from` takes a hundred times as long. */
export const bytesOf = ({ items }: NetArray): Buffer => bytesAt(items, 0, items.length);

/** Of a part of one. */
export function bytesAt(items: readonly unknown[], start: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  for (let index = 0; index < count; index += 1) bytes[index] = Number(items[start + index]);
  return bytes;
}

/** A `byte[]`. */
export const byteArray = (bytes: Uint8Array): NetArray => new NetArray(BYTE, Array.from(bytes));

export interface EncodingTraits {
  /** The class that .NET gives out. */
  readonly className: string;
  readonly codePage: number;
  readonly webName: string;
  readonly displayName: string;
  readonly isSingleByte: boolean;
  readonly preamble: readonly number[];
  readonly encode: (text: string) => Buffer;
  readonly decode: (bytes: Buffer) => string;
  readonly mostBytes: (chars: number) => number;
  readonly mostChars: (bytes: number) => number;
}

/** System.Text.Encoding. What cannot be encoded or decoded is replaced, never refused. */
export class Encoding extends NetObject {
  readonly type: NamedType;
  readonly traits: EncodingTraits;

  constructor(traits: EncodingTraits) {
    super();
    this.type = define({ name: `System.Text.${traits.className}`, kind: 'class', bases: () => [ENCODING] });
    this.traits = traits;
  }

  bytes(text: string): Buffer {
    return this.traits.encode(text);
  }

  text(bytes: NetArray | null): string {
    return this.traits.decode(bytesOf(notNull(bytes, 'bytes')));
  }
}

/** A part of a `byte[]`, as WebUtility asks for it. */
export function bytesWithin(array: NetArray | null, offset: number, count: number): Buffer {
  const bytes = bytesOf(notNull(array, 'bytes'));
  if (offset < 0 || offset > bytes.length) throw outOfBounds('offset');
  if (count < 0 || offset + count > bytes.length) throw outOfBounds('count');
  return bytes.subarray(offset, offset + count);
}

const outOfBounds = (parameter: string) =>
  argumentOutOfRange(parameter, 'Specified argument was out of the range of valid values.');

/** A part of a `byte[]` or a `char[]`. */
export function within(array: NetArray | null, index: number, count: number, parameter: string): NetArray {
  const { items, type } = notNull(array, parameter);
  if (index < 0) throw argumentOutOfRange('index', 'Non-negative number required.');
  if (count < 0) throw argumentOutOfRange('count', 'Non-negative number required.');
  if (items.length - index < count)
    throw argumentOutOfRange(parameter, 'Index and count must refer to a location within the buffer.');
  return new NetArray(type.element, items.slice(index, index + count));
}
