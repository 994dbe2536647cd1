import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gather } from '../../.build/gather.ts';
import type { ModuleGraph } from '../../.build/module-graph.ts';

type Described = readonly [bytes: number, needs?: readonly string[], mayNeed?: readonly string[]];

const STARTS = ['src/main.ts', 'src/worker.ts'];

const graphOf = (modules: Readonly<Record<string, Described>>): ModuleGraph =>
  new Map(
    Object.entries(modules).map(([path, [bytes, needs = [], mayNeed = []]]) => [
      path,
      { path, bytes, isLoadable: path.startsWith('src/') && !STARTS.includes(path), needs, mayNeed },
    ]),
  );

test('what a start has loaded stands in its file, though what is imported by need shares it', () => {
  const graph = graphOf({
    'src/main.ts': [5000, ['src/errors.ts', 'src/options.ts'], ['src/table.ts']],
    'src/options.ts': [9000],
    'src/table.ts': [90_000, ['src/errors.ts']],
    'src/errors.ts': [400],
  });
  const gathered = gather(graph, ['src/main.ts']);
  assert.deepEqual(gathered.get('src/main.ts'), []);
  assert.deepEqual(gathered.get('src/table.ts'), ['src/options.ts']);
});

test('small modules that many need in part are loaded together', () => {
  const graph = graphOf({
    'src/main.ts': [5000, [], ['src/apis.ts', 'src/backends.ts', 'src/tags.ts']],
    'src/apis.ts': [90_000, ['src/ids.ts', 'src/paths.ts']],
    'src/backends.ts': [90_000, ['src/ids.ts', 'src/urls.ts']],
    'src/tags.ts': [90_000, ['src/paths.ts', 'src/urls.ts']],
    'src/ids.ts': [3000],
    'src/paths.ts': [3000],
    'src/urls.ts': [3000],
  });
  const gathered = gather(graph, ['src/main.ts']);
  assert.deepEqual(gathered.get('src/main.ts'), []);
  assert.deepEqual(gathered.get('src/apis.ts'), ['src/urls.ts']);
  assert.deepEqual(gathered.get('src/backends.ts'), ['src/paths.ts']);
  assert.deepEqual(gathered.get('src/tags.ts'), ['src/ids.ts']);
});

test('a large module is loaded by nothing that does not need it, nor is a small one that needs it', () => {
  const graph = graphOf({
    'src/main.ts': [5000, [], ['src/serve.ts', 'src/list.ts']],
    'src/serve.ts': [500, ['src/client.ts']],
    'src/client.ts': [500, ['node_modules/client/index.js']],
    'src/list.ts': [500],
    'node_modules/client/index.js': [500_000],
  });
  const gathered = gather(graph, ['src/main.ts']);
  for (const entry of ['src/main.ts', 'src/list.ts'])
    for (const large of ['src/serve.ts', 'src/client.ts', 'node_modules/client/index.js'])
      assert.equal(gathered.get(entry)?.includes(large), false, `${entry} loads ${large}`);
});

test('another start loads nothing large of the first', () => {
  const graph = graphOf({
    'src/main.ts': [200_000, ['src/errors.ts']],
    'src/worker.ts': [5000, ['src/errors.ts']],
    'src/errors.ts': [400],
  });
  assert.deepEqual([...gather(graph, ['src/main.ts', 'src/worker.ts']).values()], [[], []]);
});

test('an entry of a library loads what it did', () => {
  const graph = graphOf({
    'src/main.ts': [5000, ['src/small.ts'], ['node_modules/chalk/index.js']],
    'src/small.ts': [10],
    'node_modules/chalk/index.js': [300],
  });
  assert.deepEqual(gather(graph, ['src/main.ts']).get('node_modules/chalk/index.js'), []);
});
