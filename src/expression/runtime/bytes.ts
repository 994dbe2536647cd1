import { BYTE } from '../types/primitives.ts';
import { NetArray } from './net-array.ts';

/** Of a `byte[]`. */
export const bytesOf = ({ items }: NetArray): Buffer => Buffer.from(Uint8Array.from(items, Number).buffer);

/** A `byte[]`. */
export const byteArray = (bytes: Uint8Array): NetArray => new NetArray(BYTE, Array.from(bytes));
