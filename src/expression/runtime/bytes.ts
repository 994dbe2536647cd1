import { BYTE } from '../types/primitives.ts';
import { NetArray } from './net-array.ts';

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
