import type { NetObject } from '../runtime/net-object.ts';
import type { Members } from '../types/table.ts';

/** What every struct that has an order declares. */
export const comparisonMembers = (name: string): Members => ({
  [`static bool operator ==(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.key() === b.key(),
  [`static bool operator !=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.key() !== b.key(),
  [`static bool operator <(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) < 0,
  [`static bool operator >(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) > 0,
  [`static bool operator <=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) <= 0,
  [`static bool operator >=(${name} left, ${name} right)`]: (a: NetObject, b: NetObject) => a.compareTo(b) >= 0,
  [`static int Compare(${name} first, ${name} second)`]: (a: NetObject, b: NetObject) => a.compareTo(b),
  [`static bool Equals(${name} first, ${name} second)`]: (a: NetObject, b: NetObject) => a.key() === b.key(),
  [`int CompareTo(${name} value)`]: (self: NetObject, other: NetObject) => self.compareTo(other),
  'int CompareTo(object value)': (self: NetObject, other: unknown) => (other === null ? 1 : self.compareTo(other)),
  [`bool Equals(${name} value)`]: (self: NetObject, other: NetObject) => self.key() === other.key(),
});
