import { closure, entriesFrom } from './entries.ts';
import { isOurs, type Module, type ModuleGraph } from './module-graph.ts';

/** To open one file more takes about as long as to read and compile so many bytes: 0.7 ms. */
const FILE_BYTES = 14_000;

/** Modules that the same entries load, and that so stand in one file. */
interface Part {
  readonly entries: ReadonlySet<string>;
  readonly modules: readonly Module[];
  /** The modules that they need, and they themselves. */
  readonly needs: ReadonlySet<string>;
}

/** A start of the program, and what was imported by need after it. */
type Moment = readonly string[];

/**
 * A bundler makes a file of the modules that the same entries need, and an entry is each module that is imported by need: of this
 * program 190 files, of which a gateway opened 112 at its start. So an entry is to load also what it does not need, where that
 * takes less time than the files that it saves. Answers what each entry is to load besides its own.
 */
export function gather(graph: ModuleGraph, starts: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const moments = starts.flatMap(start => [...entriesFrom(graph, start)].map((entry): Moment => [start, entry]));
  const own = new Map([...new Set(moments.flat())].map(entry => [entry, closure(graph, [entry])]));
  const parts = joined(firstParts(graph, own), moments);
  return new Map(
    [...own].map(([entry, needed]) => {
      const loaded = parts.filter(({ entries }) => entries.has(entry)).flatMap(({ modules }) => modules);
      return [entry, loaded.filter(({ path, isLoadable }) => isLoadable && !needed.has(path)).map(({ path }) => path)];
    }),
  );
}

function firstParts(graph: ModuleGraph, own: ReadonlyMap<string, ReadonlySet<string>>): Part[] {
  const parts = [...graph.values()].map(
    (module): Part => ({
      entries: new Set([...own].filter(([, needed]) => needed.has(module.path)).map(([entry]) => entry)),
      modules: [module],
      needs: closure(graph, [module.path]),
    }),
  );
  return united(parts.filter(({ entries }) => entries.size > 0));
}

/** Those of the same entries are one. */
function united(parts: readonly Part[]): Part[] {
  const same = new Map<string, Part>();
  for (const part of parts) {
    const key = [...part.entries].sort().join('\n');
    const other = same.get(key);
    same.set(key, other === undefined ? part : union(other, part));
  }
  return [...same.values()];
}

const union = (a: Part, b: Part): Part => ({
  entries: new Set([...a.entries, ...b.entries]),
  modules: [...a.modules, ...b.modules],
  needs: new Set([...a.needs, ...b.needs]),
});

/** Joins two parts as long as that saves time. */
function joined(parts: readonly Part[], moments: readonly Moment[]): readonly Part[] {
  const pair = bestPair(parts, moments);
  if (pair === undefined) return parts;
  const { entries, modules, needs } = union(...pair);
  const rest = parts.filter(part => !pair.includes(part));
  return joined(united([{ entries, modules, needs }, ...rest.map(part => widened(part, needs, entries))]), moments);
}

/** Whatever loads modules loads what they need. */
const widened = (part: Part, needs: ReadonlySet<string>, entries: ReadonlySet<string>): Part =>
  part.modules.some(({ path }) => needs.has(path))
    ? { ...part, entries: new Set([...part.entries, ...entries]) }
    : part;

function bestPair(parts: readonly Part[], moments: readonly Moment[]): readonly [Part, Part] | undefined {
  const costs = parts.map(part => costsOf(part, parts, moments));
  let best: readonly [Part, Part] | undefined;
  let most = 0;
  for (const [i, a] of parts.entries())
    for (const [j, b] of parts.slice(0, i).entries()) {
      const saved = savedBy(costs[i] ?? [], costs[j] ?? []);
      if (saved <= most || !mayJoin(a, b)) continue;
      [best, most] = [[a, b], saved];
    }
  return best;
}

/** At each moment, how many bytes more it takes to load it; 0 where it is loaded already. */
function costsOf(part: Part, parts: readonly Part[], moments: readonly Moment[]): number[] {
  const needed = parts.filter(({ modules }) => modules.some(({ path }) => part.needs.has(path)));
  return moments.map(moment =>
    needed.filter(each => !isLoaded(each, moment)).reduce((sum, { modules }) => sum + bytesOf(modules), 0),
  );
}

const isLoaded = ({ entries }: Part, moment: Moment): boolean => moment.some(entry => entries.has(entry));

const bytesOf = (modules: readonly Module[]): number => modules.reduce((sum, { bytes }) => sum + bytes, 0);

/** A file wherever both are loaded, less what is loaded for nothing where one of them is. */
function savedBy(a: readonly number[], b: readonly number[]): number {
  let saved = 0;
  for (const [index, costA = 0] of a.entries()) {
    const costB = b[index] ?? 0;
    if (costA === 0 && costB === 0) saved += FILE_BYTES;
    else if (costA === 0 || costB === 0) saved -= costA + costB;
  }
  return saved;
}

/** Only an entry of ours can be told to load more. */
const mayJoin = (a: Part, b: Part): boolean => mayGrow(a, b) && mayGrow(b, a);

function mayGrow({ entries, modules }: Part, by: Part): boolean {
  const added = [...by.entries].filter(entry => !entries.has(entry));
  return added.length === 0 || (modules.some(({ isLoadable }) => isLoadable) && added.every(isOurs));
}
