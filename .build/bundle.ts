import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { gather } from './gather.ts';
import { isOurs, moduleGraph } from './module-graph.ts';

const STARTS = ['src/cli/main.ts', 'src/gateway/workers/worker.ts'];

const OPTIONS = {
  entryPoints: STARTS,
  entryNames: '[name]',
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outdir: 'dist/apim',
  minifySyntax: true,
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
} as const satisfies BuildOptions;

/** Makes entries of modules that load these others too. */
const loading = (others: ReadonlyMap<string, readonly string[]>): Plugin => ({
  name: 'loading',
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ path, kind, resolveDir }) => {
      if (kind !== 'entry-point' && kind !== 'dynamic-import') return undefined;
      const found = await resolve(path.startsWith('src/') ? `./${path}` : path, {
        kind: 'import-statement',
        resolveDir,
      });
      const name = relative(process.cwd(), found.path).replaceAll('\\', '/');
      return others.has(name) && isOurs(name) ? { path: name, namespace: 'loading' } : undefined;
    });
    onLoad({ filter: /./, namespace: 'loading' }, ({ path }) => ({
      contents: [
        ...(others.get(path) ?? []).map(other => `import ${JSON.stringify(`./${other}`)};`),
        `export * from ${JSON.stringify(`./${path}`)};`,
      ].join('\n'),
      resolveDir: process.cwd(),
    }));
  },
});

const { metafile } = await build({ ...OPTIONS, write: false, metafile: true });
rmSync(join('dist', 'apim'), { recursive: true, force: true });
await build({ ...OPTIONS, plugins: [loading(gather(moduleGraph(metafile, STARTS), STARTS))] });
