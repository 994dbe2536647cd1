import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

/** From the ground up: a file imports from its own folder and from lower rows. */
const ROWS = [
  ['errors', 'nearest'],
  ['model', 'http'],
  ['certificates', 'expression', 'store'],
  ['policy'],
  ['resources'],
  ['gateway', 'management'],
  ['cli'],
];

const rowOf = (room: string): number => ROWS.findIndex(row => row.includes(room));
const roomOf = (file: string): string => relative(SOURCES, file).split(/[/\\]/)[0]?.replace(/\.ts$/, '') ?? '';

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path));
}

const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => join(SOURCES, name));

test('imports go down the rows only', () => {
  const wrong = files.flatMap(file =>
    importsOf(file)
      .filter(target => roomOf(target) !== roomOf(file) && rowOf(roomOf(target)) >= rowOf(roomOf(file)))
      .map(target => `${relative(SOURCES, file)} imports ${relative(SOURCES, target)}`),
  );
  assert.deepEqual(wrong, []);
});

test('every folder of src has its row', () => {
  assert.deepEqual(
    files.map(roomOf).filter(room => rowOf(room) < 0),
    [],
  );
});

test('no two files import each other, in a circle of any length', () => {
  const graph = new Map(files.map(file => [file, staticImportsOf(file)]));
  assert.deepEqual(circles(graph), []);
});

/** Types are gone when the program runs, so a circle of types alone is none. */
function staticImportsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const values = [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)'/gm)];
  return values.map(([, path = '']) => join(dirname(file), path));
}

function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file))
      found.push([...path.slice(path.indexOf(file)), file].map(name => relative(SOURCES, name)).join(' > '));
    if (done.has(file) || path.includes(file)) return;
    for (const target of graph.get(file) ?? []) visit(target, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
