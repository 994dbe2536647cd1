import type { Library } from '../types/library.ts';
import type { Checker } from './checker.ts';

const KNOWN = new WeakMap<Library, ReadonlySet<string>>();

/** Every namespace, and each beginning of one: `System`, `System.Text`. */
function namespaces(library: Library): ReadonlySet<string> {
  const known =
    KNOWN.get(library) ?? new Set([...library.definitions].flatMap(({ namespace }) => beginnings(namespace)));
  KNOWN.set(library, known);
  return known;
}

function beginnings(namespace: string): readonly string[] {
  const parts = namespace.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** Of the library, or of .NET. */
export const isNamespace = ({ library, allowed }: Pick<Checker, 'library' | 'allowed'>, name: string): boolean =>
  namespaces(library).has(name) || allowed.isNamespace(name);
