import type { NetObject } from '../runtime/net-object.ts';
import type { Members } from '../types/table.ts';

/** As .NET names the parameters of a type: those of two values, of another value, and of an equal one. */
interface Names {
  readonly pair: readonly [string, string];
  readonly other: string;
  readonly equal: string;
}

const NAMES: Readonly<Record<string, Names>> = {
  DateTimeOffset: { pair: ['first', 'second'], other: 'other', equal: 'other' },
  TimeSpan: { pair: ['t1', 't2'], other: 'value', equal: 'obj' },
};
const USUAL: Names = { pair: ['t1', 't2'], other: 'value', equal: 'value' };

/** What every struct that has an order declares. */
export function comparisonMembers(name: string): Members {
  const { pair, other, equal } = NAMES[name] ?? USUAL;
  const two = `${name} ${pair[0]}, ${name} ${pair[1]}`;
  return {
    [`static bool operator ==(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.key() === b.key(),
    [`static bool operator !=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.key() !== b.key(),
    [`static bool operator <(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) < 0,
    [`static bool operator >(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) > 0,
    [`static bool operator <=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) <= 0,
    [`static bool operator >=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) >= 0,
    [`static int Compare(${two})`]: (a: NetObject, b: NetObject) => a.compareTo(b),
    [`static bool Equals(${two})`]: (a: NetObject, b: NetObject) => a.key() === b.key(),
    [`int CompareTo(${name} ${other})`]: (self: NetObject, value: NetObject) => self.compareTo(value),
    'int CompareTo(object value)': (self: NetObject, value: unknown) => (value === null ? 1 : self.compareTo(value)),
    [`bool Equals(${name} ${equal})`]: (self: NetObject, value: NetObject) => self.key() === value.key(),
  };
}
