import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { apim } from '../support/command.ts';
import { completeInBash } from '../support/completion.ts';
import { skipWithout } from '../support/program.ts';
import { misused, printed, startSession } from './session.ts';

test('the version is printed alone', async t => {
  const { run } = await startSession(t);
  assert.deepEqual(await run('--version'), printed('1.2.3\n'));
  assert.deepEqual(await run('-V'), printed('1.2.3\n'));
});

test('the installed command prints the version of its package', async t => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8'));
  assert.deepEqual(await apim(t, ['--version']), printed(`${version}\n`));
});

test('the help names every command and the first steps', async t => {
  const { run } = await startSession(t);
  const { status, stdout, stderr } = await run('--help');
  assert.deepEqual([status, stderr], [0, '']);
  const commands = [...stdout.matchAll(/^ {2}([a-z][a-z|-]*) /gm)].map(([, name]) => name);
  assert.deepEqual(commands, [
    'context',
    'certificate|cert',
    'backend',
    'api',
    'operation',
    'api-revision',
    'api-release',
    'api-version-set',
    'product',
    'subscription',
    'api-schema',
    'policy',
    'named-value|nv',
    'policy-fragment',
    'ca|system-certificate',
    'serve',
    'call',
    'expression',
    'doctor',
    'completion',
    'help',
  ]);
  assert.match(stdout, /^ {2}\$ apim serve -- npm test$/m);
});

test('nothing at all, or a group alone, prints its help and ends with 2', async t => {
  const { run } = await startSession(t);
  for (const [args, usage] of [
    [[], /^Usage: apim \[options\] \[command\]\n/],
    [['cert'], /^Usage: apim certificate\|cert \[options\] \[command\]\n/],
  ] as const) {
    const { status, stdout, stderr } = await run(...args);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, usage);
  }
});

const WRONG: readonly (readonly [string[], string])[] = [
  [['certs'], "unknown command 'certs'\n(Did you mean cert?)"],
  [['polcy', 'set'], "unknown command 'polcy'\n(Did you mean policy?)"],
  [['cert', 'shw'], "unknown command 'shw'\n(Did you mean show?)"],
  [['cert', 'list', '--qery', 'x'], "unknown option '--qery'\n(Did you mean --query?)"],
  [['cert', 'list', 'client'], "too many arguments for 'list'. Expected 0 arguments but got 1."],
  [['cert', 'show', 'a', 'b'], "too many arguments for 'show'. Expected 1 argument but got 2."],
  [['cert', 'add'], "required option '--pfx <file>' not specified"],
  [['cert', 'show'], "required option '--id <id>' not specified"],
  [
    ['cert', 'list', '-o', 'yaml'],
    "option '-o, --output <format>' argument 'yaml' is invalid. Allowed choices are table, json, tsv.",
  ],
  [['cert', 'list', '--home', ''], "option '--home <folder>' argument '' is invalid. It must not be empty."],
  [['--context', '', 'cert', 'list'], "option '--context <name>' argument '' is invalid. It must not be empty."],
  [
    ['completion', 'cmd'],
    "command-argument value 'cmd' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish, powershell.",
  ],
];

for (const [args, sentence] of WRONG) {
  test(`the command line "${args.join(' ')}" is refused with exit code 2`, async t => {
    const { run } = await startSession(t);
    assert.deepEqual(await run(...args), misused(sentence));
  });
}

const LISTS = [['certificate', 'cert'], ['ca', 'system-certificate'], ['backend'], ['api']];

test('every group answers to all of its names and to both words for list', async t => {
  const { run } = await startSession(t);
  for (const name of LISTS.flat()) {
    for (const verb of ['list', 'ls']) assert.deepEqual(await run(name, verb), printed('[]\n'), `${name} ${verb}`);
  }
});

const SYNONYMS: readonly (readonly [string, readonly string[]])[] = [
  ['new', ['add', 'create']],
  ['show', ['get']],
  ['set', ['update']],
  ['remove', ['delete', 'rm']],
];

test("the cmdlets' verbs have the same synonyms in every group", async t => {
  const { run } = await startSession(t);
  for (const group of ['context', 'certificate', 'backend', 'api', 'policy', 'ca']) {
    const { stdout: help } = await run(group, '--help');
    for (const [verb, synonyms] of SYNONYMS) {
      const known = help.match(new RegExp(`^ {2}(?:${[verb, ...synonyms].join('|')})\\|`, 'm')) !== null;
      if (!known) continue;
      const usages = await Promise.all(
        [verb, ...synonyms].map(async word => (await run(group, word, '--help')).stdout),
      );
      assert.equal(new Set(usages).size, 1, `${group} ${verb}`);
      assert.match(usages[0] ?? '', /\nExample:\n {2}\$ apim /);
    }
  }
});

test('options that all commands have may stand in front; those behind come first', async t => {
  const { run, done, home } = await startSession(t);
  await done('context', 'new', '--resource-group', 'g', '--service-name', 'first');
  await done('context', 'new', '--resource-group', 'g', '--service-name', 'second');
  const name = async (...args: string[]) => JSON.parse((await run(...args, '-o', 'json')).stdout).name;
  assert.equal(await name('--context', 'first', 'context', 'show'), 'first');
  assert.equal(await name('--context', 'first', 'context', 'show', '--context', 'second'), 'second');
  assert.equal(await name('--home', join(home, 'other'), 'context', 'show'), 'default');
});

/** Follows the imports that are made at once, from the file that bin/apim.js starts. */
async function loadedAtStart(file: string, seen: Map<string, string>): Promise<Map<string, string>> {
  if (seen.has(file)) return seen;
  const text = await readFile(file, 'utf8');
  seen.set(file, text);
  for (const [, name] of text.matchAll(/^(?:import|\} from) ?"(\.\/[^"]+)";$/gm)) {
    await loadedAtStart(join(dirname(file), name ?? ''), seen);
  }
  return seen;
}

test('help and version load no library but commander', async () => {
  const files = await loadedAtStart(join(import.meta.dirname, '../../apim/main.js'), new Map());
  const libraries = [...files.values()].flatMap(text =>
    [...text.matchAll(/^\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm)].map(([, library]) => library),
  );
  assert.deepEqual([...new Set(libraries)], ['commander']);
});

test('the completion of every shell knows the commands and options that there are', async t => {
  const { run, cwd } = await startSession(t);
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { status, stdout, stderr } = await run('completion', shell);
    assert.deepEqual([status, stderr], [0, '']);
    for (const word of ['certificate', 'skip-certificate-chain-validation', 'system-certificate', 'https-port'])
      assert.ok(stdout.includes(word), `${shell} ${word}`);
    if (shell === 'bash') await writeFile(join(cwd, 'complete'), stdout);
  }
  if (process.platform === 'win32' || skipWithout(t, 'bash', '--version')) return;
  assert.deepEqual(await completeInBash(cwd, ['apim cert ', 'apim backend set --remove p', 'apim cert add --pf']), [
    ['add', 'list', 'remove', 'set', 'show'],
    ['proxy', 'proxy-credentials'],
    ['--pfx'],
  ]);
});
