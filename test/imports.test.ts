import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const SOURCES = fileURLToPath(new URL('../../src/', import.meta.url));

/** From the ground up: a file imports from its own folder and from lower rows. */
const ROWS = [
  ['memory', 'node-crypto'],
  ['errors', 'nearest', 'surroundings'],
  ['model', 'http'],
  ['certificates', 'openapi', 'store'],
  ['expression', 'handshake'],
  ['policy'],
  ['resources'],
  ['gateway'],
  ['probe'],
  ['doctor', 'management'],
  ['cli'],
];

/**
 * The same inside of a room, of values only: a type may name what stands above it, as a cell of the checker's proof (trust.ts)
 * names the emitter's. A file stands by its own name; those at the root of gateway/ are the way of one request, from the handler
 * to forwarding.
 */
const INNER_ROWS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  certificates: [['digests', 'refusals'], ['x509'], ['chain', 'pfx'], ['authority', 'ca-file']],
  expression: [
    ['expression-error', 'trust', 'types'],
    ['runtime', 'syntax'],
    ['text'],
    ['numbers', 'regex'],
    ['time', 'uri'],
    ['collections', 'crypto'],
    ['json'],
    ['convert'],
    ['xml'],
    ['context'],
    ['check'],
    ['emit', 'library'],
    ['compiler', 'source', 'value'],
    ['by-need', 'compile'],
  ],
  gateway: [
    ['identity', 'settings'],
    ['backends'],
    ['configuration'],
    ['faults'],
    ['callers'],
    ['expressions'],
    ['trace'],
    [
      'gateway-types',
      'access',
      'finding',
      'asides',
      'exchange',
      'forwarding',
      'gateway-call',
      'handler',
      'live',
      'forwarded-request',
      'own-requests',
      'redirects',
      'gateway',
    ],
    ['workers'],
  ],
};

/** Of policy/, where the machine at the root compiles statements, which run blocks by the machine. */
const POLICY_FOLDERS = ['document', 'edits', 'statements'];

/** What is imported of expression/ from outside. */
const DOORS = ['by-need.ts', 'compile.ts', 'context/host.ts', 'source.ts', 'value.ts'];

const rowOf = (room: string): number => ROWS.findIndex(row => row.includes(room));
const roomOf = (file: string): string => roomIn(SOURCES, file);
const roomIn = (house: string, file: string): string =>
  relative(house, file).split(/[/\\]/)[0]?.replace(/\.ts$/, '') ?? '';

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

for (const [room, rows] of Object.entries(INNER_ROWS))
  test(`values of ${room}/ are imported down its rows only`, () => {
    const house = join(SOURCES, room);
    const inside = files.filter(file => roomOf(file) === room);
    const row = (file: string): number => rows.findIndex(each => each.includes(roomIn(house, file)));
    assert.deepEqual(
      inside.filter(file => row(file) < 0).map(file => relative(SOURCES, file)),
      [],
    );
    assert.deepEqual(upwards(inside, house, row), []);
  });

test('the folders of policy/ import down their row only', () => {
  const house = join(SOURCES, 'policy');
  const inside = files.filter(file => roomOf(file) === 'policy' && POLICY_FOLDERS.includes(roomIn(house, file)));
  const row = (file: string): number => POLICY_FOLDERS.indexOf(roomIn(house, file));
  const wrong = inside.flatMap(file =>
    importsOf(file)
      .filter(target => roomOf(target) === 'policy' && row(target) > row(file))
      .map(target => `${relative(SOURCES, file)} imports ${relative(SOURCES, target)}`),
  );
  assert.deepEqual(wrong, []);
});

/** Imports of values that do not go down, between the folders and files of a room. */
function upwards(inside: readonly string[], house: string, row: (file: string) => number): string[] {
  const room = roomOf(house);
  return inside.flatMap(file =>
    staticImportsOf(file)
      .filter(target => roomOf(target) === room && roomIn(house, target) !== roomIn(house, file))
      .filter(target => row(target) > row(file) || (row(target) === row(file) && isFolder(target, house, file)))
      .map(target => `${relative(SOURCES, file)} imports ${relative(SOURCES, target)}`),
  );
}

/** Whether either stands in a folder of the room: files at its root that share a row may import each other. */
const isFolder = (target: string, house: string, file: string): boolean =>
  [target, file].some(each => /[/\\]/.test(relative(house, each)));

test('expression/ is entered by its doors', () => {
  const house = join(SOURCES, 'expression');
  const targets = files
    .filter(file => roomOf(file) !== 'expression')
    .flatMap(importsOf)
    .filter(target => roomOf(target) === 'expression')
    .map(target => relative(house, target));
  assert.deepEqual([...new Set(targets)].toSorted(), DOORS);
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
