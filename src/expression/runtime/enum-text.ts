import type { NamedType } from '../types/type.ts';

/** The member's name; those of flags with commas; the number where none fits. */
export const enumText = (value: number, type: NamedType): string =>
  memberName(value, type) ?? (type.definition.isFlags ? flagsText(value, type) : String(value));

/** Of the first member that has this number. */
export function memberName(value: number, type: NamedType): string | undefined {
  for (const [name, each] of type.definition.values) if (each === value) return name;
  return undefined;
}

/** The names of the members that together make the number, smallest first; the number where they don't. */
export function flagsText(value: number, type: NamedType): string {
  const names: string[] = [];
  let rest = value;
  for (const [name, bit] of [...type.definition.values].toSorted(([, a], [, b]) => b - a)) {
    if (bit === 0 || (rest & bit) !== bit) continue;
    names.unshift(name);
    rest ^= bit;
  }
  return rest === 0 && names.length > 0 ? names.join(', ') : String(value);
}
