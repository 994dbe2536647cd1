import { knownTypes } from '../expression/compile.ts';

/** A line a namespace: the types that expressions may name, or those of which the name holds a text, in any case. */
export function typesText(sought: string): string {
  const byNamespace = new Map<string, Set<string>>();
  for (const { namespace, name } of knownTypes()) {
    if (!`${namespace}.${name}`.toLowerCase().includes(sought.toLowerCase())) continue;
    byNamespace.set(namespace, (byNamespace.get(namespace) ?? new Set()).add(name));
  }
  return [...byNamespace]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([namespace, names]) =>
        `${namespace}\n${[...names]
          .toSorted()
          .map(name => `  ${name}\n`)
          .join('')}`,
    )
    .join('');
}
