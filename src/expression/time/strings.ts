import { NetArray } from '../runtime/net-array.ts';

/** One format, or several in an array, as a list; null stays null. */
export function strings(formats: string | NetArray | null): readonly string[] | null {
  if (formats === null) return null;
  return formats instanceof NetArray ? formats.items.map(String) : [formats];
}
