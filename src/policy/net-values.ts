import * as v from 'valibot';
import { variableReader } from '../expression/by-need.ts';
import {
  Boxed,
  BYTE,
  bytesOf,
  DOUBLE,
  fullName,
  INT32,
  INT64,
  NetArray,
  NetObject,
  runTimeType,
} from '../expression/value.ts';
import { Unpackable, type Values } from './language.ts';

/** Those of .NET. */
export const NET_VALUES: Values = {
  int: value => new Boxed(INT32, value),
  copy: copied,
  size: sizeOf,
  pack,
  unpack: data => unpack(v.parse(packed, data)),
};

function copied(value: unknown): unknown {
  if (value instanceof NetArray) return new NetArray(value.type.element, value.items.map(copied));
  return value instanceof NetObject && value.copied !== undefined ? value.copied() : value;
}

/** Of most objects it is not known, nor does it matter. */
const OBJECT_SIZE = 1024;

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (value instanceof NetArray)
    return value.type.element === BYTE
      ? 8 * value.items.length
      : value.items.reduce((sum: number, item) => sum + sizeOf(item), OBJECT_SIZE);
  if (!(value instanceof NetObject) || value instanceof Boxed) return 64;
  // A tree takes a good deal more than its text.
  return value.json === undefined ? OBJECT_SIZE : 10 * value.json().length;
}

const NUMBERS = [INT32, INT64, DOUBLE];
const packed = v.variant('type', [
  v.object({ type: v.literal('plain'), value: v.union([v.string(), v.boolean(), v.null()]) }),
  v.object({ type: v.literal('number'), name: v.string(), text: v.string() }),
  v.object({ type: v.literal('bytes'), base64: v.string() }),
  v.object({ type: v.literal('json'), text: v.string() }),
]);
type Packed = v.InferOutput<typeof packed>;

function pack(value: unknown): Packed {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { type: 'plain', value };
  if (value instanceof Boxed && NUMBERS.includes(value.type))
    return { type: 'number', name: fullName(value.type), text: String(value.value) };
  if (value instanceof NetArray && value.type.element === BYTE)
    return { type: 'bytes', base64: bytesOf(value).toString('base64') };
  if (value instanceof NetObject && value.json !== undefined) return { type: 'json', text: value.json() };
  const type = fullName(runTimeType(value));
  throw new Unpackable(
    `A value of type '${type}' cannot be cached for several processes (--workers): cache a string, a bool, an int, a long, a double, bytes or JSON.`,
  );
}

function unpack(data: Packed): unknown {
  if (data.type === 'plain') return data.value;
  if (data.type === 'bytes') return new NetArray(BYTE, [...Buffer.from(data.base64, 'base64')]);
  if (data.type === 'json') return variableReader().then(read => read(data.text));
  const type = NUMBERS.find(each => fullName(each) === data.name);
  if (type === undefined) throw new Error(`There is no number type ${data.name}.`);
  return new Boxed(type, type === INT64 ? BigInt(data.text) : Number(data.text));
}
