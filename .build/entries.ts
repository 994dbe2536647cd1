import type { ModuleGraph } from './module-graph.ts';

/** A start, and all that is imported by need after it. */
export function entriesFrom(graph: ModuleGraph, start: string): ReadonlySet<string> {
  const found = new Set([start]);
  for (const entry of found)
    for (const path of closure(graph, [entry])) for (const later of graph.get(path)?.mayNeed ?? []) found.add(later);
  return found;
}

/** These and all that is loaded before them. */
export function closure(graph: ModuleGraph, paths: Iterable<string>): ReadonlySet<string> {
  const found = new Set(paths);
  for (const path of found) for (const needed of graph.get(path)?.needs ?? []) found.add(needed);
  return found;
}
