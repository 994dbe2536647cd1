import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { Argument, Command, Option } from 'commander';
import { completionScript, type Shell } from '../../src/cli/completion.ts';
import { ListedOption } from '../../src/cli/listed.ts';
import { commandFile } from '../support/command.ts';
import { type Complete, completeInBash, completeInFish, completeInZsh } from '../support/completion.ts';
import { temporaryFolder } from '../support/folder.ts';
import { skipWithout } from '../support/program.ts';
import { addClient } from './files.ts';
import { printed, startSession } from './session.ts';

function sample(): Command {
  const program = new Command('apim').version('1.0.0');
  const certificate = program
    .command('certificate')
    .alias('cert')
    .description('What $HOME and `pwd` can\'t: \\ "x": y');
  certificate
    .command('add')
    .alias('create')
    .description('Add one')
    .option('--id <id>', "the policy's name for it")
    .addOption(new Option('--certificate-id <id>').hideHelp())
    .option('--pfx <file>', 'the PFX file')
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['table', 'json', 'tsv']))
    .option('--skip [bool]', 'no check');
  certificate.command('remove').aliases(['delete', 'rm']).argument('<id>').description('Remove one');
  certificate.command('secret', { hidden: true }).option('--known', 'once one is there');
  const policy = program.command('policy').description('Policies');
  policy.command('validate').argument('<file>', 'the document').option('--strict', 'all of it');
  program.command('serve').option('--port <port>', 'the port').argument('[command...]', 'what to run');
  program.command('completion').addArgument(new Argument('<shell>').choices(['bash', 'zsh']));
  return program;
}

const ADD = ['--help', '--id', '--output', '--pfx', '--skip'];
const FILES = ['client.pfx', 'complete'];

/** What is typed, what is offered. */
const CASES: readonly (readonly [string, readonly string[]])[] = [
  ['apim ', ['certificate', 'completion', 'help', 'policy', 'serve']],
  ['apim certi', ['certificate']],
  ['apim --ver', ['--version']],
  ['apim help pol', ['policy']],
  ['apim nonsense --ver', ['--version']],
  ['apim certificate ', ['add', 'remove']],
  ['apim cert a', ['add']],
  ['apim cert rem', ['remove']],
  ['apim cert del', ['delete']],
  ['apim cert sec', []],
  ['apim cert secret --k', ['--known']],
  ['apim cert add --', ADD],
  ['apim cert create --i', ['--id']],
  ['apim cert add --certificate-i', []],
  ['apim cert add ', ADD],
  ['apim cert add --id ', []],
  ['apim cert add --id --output --sk', ['--skip']],
  ['apim cert add --certificate-id remove --sk', ['--skip']],
  ['apim cert add --output ', ['json', 'table', 'tsv']],
  ['apim cert add -o t', ['table', 'tsv']],
  ['apim cert add -o tsv --p', ['--pfx']],
  ['apim cert add --output=tsv --p', ['--pfx']],
  ['apim cert add --skip ', ['false', 'true', ...ADD].sort()],
  ['apim cert add --skip t', ['true']],
  ['apim cert add --skip --p', ['--pfx']],
  ['apim cert add --skip true --p', ['--pfx']],
  ['apim cert add --pfx c', FILES],
  ['apim policy validate c', FILES],
  ['apim policy validate --s', ['--strict']],
  ['apim policy validate -- --s', []],
  ['apim serve --port 80 cat c', FILES],
  ['apim serve -- cat c', FILES],
  ['apim completion ', ['bash', 'zsh']],
];

const SHELLS: readonly { shell: Shell; complete: Complete }[] = [
  { shell: 'bash', complete: completeInBash },
  { shell: 'zsh', complete: completeInZsh },
  { shell: 'fish', complete: completeInFish },
];

function skipWithoutShell(t: TestContext, shell: Shell): boolean {
  if (process.platform !== 'win32') return skipWithout(t, shell, '--version');
  t.skip(`${shell} is not a shell of Windows`);
  return true;
}

/** A folder with the script, and a file to complete. */
async function folderFor(t: TestContext, shell: Shell, program: Command): Promise<string> {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'client.pfx'), '');
  await writeFile(join(folder, 'complete'), completionScript(shell, program));
  return folder;
}

for (const { shell, complete } of SHELLS) {
  test(`${shell} offers what can follow`, async t => {
    if (skipWithoutShell(t, shell)) return;
    const folder = await folderFor(t, shell, sample());
    const offered = await complete(
      folder,
      CASES.map(([line]) => line),
    );
    assert.deepEqual(
      CASES.map(([line], index) => [line, offered[index]]),
      CASES,
    );
  });
}

const ODD = ["it's $x", 'a b', '100%', '`id`', 'back\\slash', 'say "x"'];
const odd = (): Command => {
  const program = new Command('apim');
  program.command('paint').addOption(new Option('--colour <colour>', "it's 100% `x`").choices(ODD));
  return program;
};

test('bash offers choices so quoted that they are read as they are', async t => {
  if (skipWithoutShell(t, 'bash')) return;
  const folder = await folderFor(t, 'bash', odd());
  assert.deepEqual(await completeInBash(folder, ['apim paint --colour ']), [
    ["it\\'s\\ \\$x", 'a\\ b', '100%', '\\`id\\`', 'back\\\\slash', 'say\\ \\"x\\"'].sort(),
  ]);
});

for (const { shell, complete } of SHELLS.slice(1)) {
  test(`${shell} offers choices with odd characters`, async t => {
    if (skipWithoutShell(t, shell)) return;
    const folder = await folderFor(t, shell, odd());
    assert.deepEqual(await complete(folder, ['apim paint --colour ']), [[...ODD].sort()]);
  });
}

test('bash and zsh offer the choices of an option in the same word', async t => {
  for (const { shell, complete } of SHELLS.slice(0, 2)) {
    if (skipWithoutShell(t, shell)) return;
    const folder = await folderFor(t, shell, sample());
    const lines = ['apim cert add --output=t', 'apim cert add --skip=t', 'apim cert add --pfx=cl'];
    assert.deepEqual(await complete(folder, lines), [['table', 'tsv'], ['true'], ['client.pfx']]);
  }
});

test('fish offers the choices of an option with the option before', async t => {
  if (skipWithoutShell(t, 'fish')) return;
  const folder = await folderFor(t, 'fish', sample());
  const lines = ['apim cert add --output=t', 'apim cert add --pfx=cl'];
  assert.deepEqual(await completeInFish(folder, lines), [['--output=table', '--output=tsv'], ['--pfx=client.pfx']]);
});

const EXPORTS: Readonly<Record<string, (home: string) => string>> = {
  bash: home => `export APIM_HOME='${home}'\n`,
  zsh: home => `export APIM_HOME='${home}'\n`,
  fish: home => `set -gx APIM_HOME '${home}'\n`,
};

/** As the installed command, in a shell's own words. */
const COMMANDS: Readonly<Record<string, string>> = {
  bash: `apim() { '${process.execPath}' '${commandFile()}' "$@"; }\n`,
  zsh: `apim() { '${process.execPath}' '${commandFile()}' "$@"; }\n`,
  fish: `function apim; '${process.execPath}' '${commandFile()}' $argv; end\n`,
};

for (const { shell, complete } of SHELLS) {
  test(`${shell} offers ids, contexts and certificates that are there`, async t => {
    if (skipWithoutShell(t, shell)) return;
    const session = await startSession(t);
    const { home, cwd, done } = session;
    const thumbprint = await addClient(session, 'client');
    for (const id of ['contoso', 'a b'])
      await done('backend', 'new', '--id', id, '--url', `https://${id.replace(' ', '')}.test`, '--protocol', 'http');
    await done('context', 'new', '--resource-group', 'g', '--service-name', 'other');
    await done('api', 'new', '--id', 'orders', '--path', 'orders');
    await done('context', 'use', 'default');
    const script = await done('completion', shell);
    await writeFile(join(cwd, 'complete'), `${EXPORTS[shell]?.(home)}${COMMANDS[shell]}${script}`);
    const blank = shell === 'bash' ? 'a\\ b' : 'a b';
    const cases: readonly (readonly [string, readonly string[]])[] = [
      ['apim backend show ', [blank, 'contoso']],
      ['apim backend show c', ['contoso']],
      ['apim backend remove --id c', ['contoso']],
      ['apim backend set --backend-id c', ['contoso']],
      ['apim backend test c', ['contoso']],
      ['apim backend new --id c', []],
      ['apim backend set contoso --certificate-id ', ['client']],
      ['apim backend set contoso --certificate-thumbprint ', [thumbprint]],
      ['apim cert get cl', ['client']],
      ['apim api new --certificate ', ['client']],
      ['apim api show --context other o', ['orders']],
      ['apim --context other api show o', ['orders']],
      ['apim policy show --context=other --api ', ['orders']],
      ['apim call --context other o', ['orders']],
      ['apim call con', ['contoso']],
      ['apim serve --backend con', ['contoso']],
      ['apim context use o', ['other']],
      ['apim cert list --context ', ['default', 'other']],
      ['apim cert show --context none ', []],
    ];
    const offered = await complete(
      cwd,
      cases.map(([line]) => line),
    );
    assert.deepEqual(
      cases.map(([line], index) => [line, offered[index]]),
      cases.map(([line, words]) => [line, [...words].sort()]),
    );
  });
}

test('complete prints nothing where the state cannot be read', async t => {
  const { run, home } = await startSession(t);
  await mkdir(join(home, 'contexts'), { recursive: true });
  await writeFile(join(home, 'config.json'), '{');
  for (const what of ['contexts', 'backends']) assert.deepEqual(await run('complete', what), printed(''));
});

test('the PowerShell script asks for ids', () => {
  const program = new Command('apim');
  program.command('show').addOption(new ListedOption('--id <id>', 'which', 'backends'));
  const script = completionScript('powershell', program);
  assert.ok(script.includes("'--id' { $takes = 'required'; $kind = 'ids'; $choices = @('backends'); break }"));
  assert.match(
    script,
    /if \(\$kind -eq 'ids'\) \{ \$choices = @\(& \S+ complete \$choices\[0\] '--' \$before 2>\$null\) \}/,
  );
});

test('the PowerShell script holds every text between single quotes, with quotes in it doubled', () => {
  const program = new Command('apim').description('x');
  program.command('show').description("Azure’s and 'ours': $x").option('--id <id>', 'a');
  const script = completionScript('powershell', program);
  assert.match(script, /^Register-ArgumentCompleter -Native -CommandName apim -ScriptBlock \{$/m);
  assert.ok(script.includes(`,@('show', 'Azure’’s and ''ours'': $x')`));
  assert.ok(script.includes(`'--id' { $takes = 'required'; $kind = 'any'; $choices = @(); break }`));
});
