import type { Metafile } from 'esbuild';

/** A file of the program, as the bundle has it. */
export interface Module {
  readonly path: string;
  /** What is left of it there. What it loads of Node counts as if it were more of it. */
  readonly bytes: number;
  /** Whether whatever loads it for its own sake does no more than that: not so of a start, nor of a library's, which may run something. */
  readonly isLoadable: boolean;
  /** Paths of the modules that are loaded before it. */
  readonly needs: readonly string[];
  /** Paths of the modules that it may load later. */
  readonly mayNeed: readonly string[];
}

/** No library's. */
export const isOurs = (path: string): boolean => path.startsWith('src/');

export type ModuleGraph = ReadonlyMap<string, Module>;

/** Of Node, loaded before the program or next to nothing. */
const LIGHT: ReadonlySet<string> = new Set(
  ['buffer', 'events', 'fs', 'fs/promises', 'module', 'os', 'path', 'process', 'url', 'util'].map(
    name => `node:${name}`,
  ),
);

/** Another of Node's takes as long as so many bytes of the program: measured of node:crypto, 6 ms. */
const HEAVY_BYTES = 80_000;

type Import = Metafile['inputs'][string]['imports'][number];

export function moduleGraph({ inputs, outputs }: Metafile, starts: readonly string[]): ModuleGraph {
  const bytes = bytesOf(outputs);
  return new Map(
    Object.entries(inputs).map(([path, { imports }]) => {
      const inside = imports.filter(({ external }) => external !== true);
      return [
        path,
        {
          path,
          bytes: (bytes.get(path) ?? 0) + imports.filter(isHeavy).length * HEAVY_BYTES,
          isLoadable: isOurs(path) && !starts.includes(path),
          needs: inside.filter(isStatic).map(each => each.path),
          mayNeed: inside.filter(each => !isStatic(each)).map(each => each.path),
        },
      ];
    }),
  );
}

function bytesOf(outputs: Metafile['outputs']): ReadonlyMap<string, number> {
  const bytes = new Map<string, number>();
  for (const { inputs } of Object.values(outputs))
    for (const [path, { bytesInOutput }] of Object.entries(inputs))
      bytes.set(path, (bytes.get(path) ?? 0) + bytesInOutput);
  return bytes;
}

const isStatic = ({ kind }: Import): boolean => kind !== 'dynamic-import';

const isHeavy = (each: Import): boolean => each.external === true && isStatic(each) && !LIGHT.has(each.path);
