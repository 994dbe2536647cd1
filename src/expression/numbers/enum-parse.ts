import { argumentException, notNull } from '../runtime/exception.ts';
import { INT32 } from '../types/primitives.ts';
import { NamedType, type Type } from '../types/type.ts';
import { outOfRange } from './faults.ts';

/** A member's name, several with commas between, or a number. Throws ArgumentException or OverflowException. */
export function parseEnum(text: string | null, type: NamedType, ignoreCase: boolean): number {
  const value = notNull(text, 'value').trim();
  if (value === '') throw argumentException('Must specify valid information for parsing in the string.', 'value');
  const parsed = read(value, type, ignoreCase);
  if (parsed === 'range') throw outOfRange(INT32);
  if (parsed === undefined) throw argumentException(`Requested value '${text}' was not found.`);
  return parsed;
}

/** Null where it fails. */
export function tryParseEnum(text: string | null, type: NamedType, ignoreCase: boolean): number | null {
  const parsed = text === null ? undefined : read(text.trim(), type, ignoreCase);
  return typeof parsed === 'number' ? parsed : null;
}

function read(text: string, type: NamedType, ignoreCase: boolean): number | 'range' | undefined {
  if (/^[+-]?\d+$/.test(text)) return Number(text) === (Number(text) | 0) ? Number(text) | 0 : 'range';
  let value = 0;
  for (const name of text.split(',')) {
    const member = memberValue(name.trim(), type, ignoreCase);
    if (member === undefined) return undefined;
    value |= member;
  }
  return value;
}

function memberValue(name: string, type: NamedType, ignoreCase: boolean): number | undefined {
  const { values } = type.definition;
  const exact = values.get(name);
  if (exact !== undefined || !ignoreCase) return exact;
  const lower = name.toLowerCase();
  return [...values].find(([each]) => each.toLowerCase() === lower)?.[1];
}

/** The type, if it is an enum's. */
export function enumType(type: Type): NamedType {
  if (type instanceof NamedType && type.kind === 'enum') return type;
  throw argumentException('Type provided must be an Enum.', 'enumType');
}
