import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import type { Command } from 'commander';
import { commandLine } from '../../src/cli/command-line.ts';
import { testAuthority } from '../support/certificates.ts';
import { commandFile } from '../support/command.ts';
import { startPlainBackend } from '../support/servers.ts';
import { addClient, goodIdentity, writePfx } from './files.ts';
import { type Session, startSession } from './session.ts';

interface Example {
  /** Of the command whose help has it: `cert add`. */
  readonly command: string;
  readonly line: string;
}

/** All that help texts show after a `$`, but the first steps, which are the examples of their commands. */
function examplesOf(command: Command, path: readonly string[]): Example[] {
  const own = helpOf(command);
  const lines = path.length === 0 ? [] : [...own.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line]) => line ?? '');
  const nested = command.commands.flatMap(child => examplesOf(child, [...path, child.name()]));
  return [...lines.map(line => ({ command: path.join(' '), line })), ...nested];
}

/** As it is printed: `helpInformation` leaves out what is added to it. */
function helpOf(command: Command): string {
  let help = '';
  command.configureOutput({ writeOut: written => (help += written), getOutHelpWidth: () => 1000 });
  command.outputHelp();
  return help;
}

/** The tree of commands; none of it is run here. */
const tree = (): Command =>
  commandLine(
    {
      stdin: process.stdin,
      stdout: process.stdout,
      stderr: process.stderr,
      env: {},
      cwd: '',
      version: '1.2.3',
      now: () => new Date(),
      end: () => undefined,
      onSignal: () => undefined,
      onOutputGone: () => undefined,
      entitle: () => undefined,
    },
    () => undefined,
  );

const EXAMPLES = examplesOf(tree(), []);

const leaves = (command: Command): Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

test('every command has an example', () => {
  const commands = leaves(tree()).filter(command => command.name() !== 'help');
  assert.deepEqual(
    commands.map(command => [command.name(), /\nExamples?:\n {2}\$ /.test(helpOf(command))]),
    commands.map(command => [command.name(), true]),
  );
});

/** Where the examples run: files as they name them, and `apim` on the PATH. */
async function prepareFolder(session: Session): Promise<void> {
  const { cwd } = session;
  await writePfx(session, 'renewed.pfx', await goodIdentity('renewed'));
  await writeFile(join(cwd, 'root.pem'), (await testAuthority()).certificate);
  await writeFile(
    join(cwd, 'policy.xml'),
    '<policies><inbound><base /></inbound><backend><base /></backend></policies>',
  );
  await writeFile(join(cwd, 'fragment.xml'), '<fragment><set-status code="200" /></fragment>');
  await writeFile(join(cwd, 'item.json'), '{}');
  await writeFile(join(cwd, 'openapi.yaml'), 'openapi: 3.0.3\ninfo: { title: Orders, version: "1" }\npaths: {}\n');
  const script = 'node -e "fetch(process.env.APIM_GATEWAY_URL).then(() => console.log(1))"';
  await writeFile(join(cwd, 'package.json'), JSON.stringify({ scripts: { test: script } }));
  await mkdir(join(cwd, 'bin'));
  await chmod(commandFile(), 0o755);
  await symlink(commandFile(), join(cwd, 'bin', 'apim'));
}

/** What is there before a command that works on what is there. */
async function prepareState({ done }: Session, serviceUrl: string): Promise<void> {
  await done('context', 'new', '--resource-group', 'ContosoResourceGroup', '--service-name', 'ContosoAPIMService');
  await done('context', 'use', 'default');
  await done('backend', 'new', '--id', 'contoso', '--url', serviceUrl, '--protocol', 'http');
  await done('ca', 'add', '--id', 'partner-root', '--file', 'root.pem');
  await done('api', 'new', '--id', 'orders', '--path', 'orders', '--service-url', serviceUrl);
  const schema = ['--schema-document-content-type', 'application/json', '--schema-document', '{}'];
  await done('api-schema', 'new', '--api-id', 'orders', '--id', 'items', ...schema);
  await done('named-value', 'new', '--id', 'audience', '--value', 'api://orders');
  await done('policy-fragment', 'new', '--id', 'headers', '--file', 'fragment.xml');
  await done('policy', 'set', '--api', 'orders', '--file', 'policy.xml');
}

/** What an API has, and what needs it. */
async function prepareParts({ done }: Session): Promise<void> {
  await done('operation', 'new', '--api-id', 'orders', '--id', 'get', '--method', 'GET', '--url-template', '/items/1');
  await done('operation', 'new', '--api-id', 'orders', '--id', 'all', '--method', 'GET', '--url-template', '/*');
  await done('operation', 'new', '--api-id', 'orders', '--id', 'post', '--method', 'POST', '--url-template', '/*');
  await done('api-revision', 'new', '--api-id', 'orders', '--api-revision', '2');
  await done('api-release', 'new', '--api-id', 'orders', '--id', 'first', '--api-revision', '1');
  await done('api-version-set', 'new', '--id', 'orders', '--scheme', 'Segment');
  await done('product', 'new', '--id', 'starter', '--subscription-required', 'false');
  await done('product', 'add-api', '--id', 'starter', '--api-id', 'orders');
  await done('subscription', 'new', '--id', 'mine', '--scope', '/apis');
}

/** Commands that make something find none of it there; but an API chooses among certificates, and its parts have an API. */
const stateFor = ({ command }: Example): 'empty' | 'certificate' | 'plain' | 'full' => {
  if (command === 'api new') return 'certificate';
  // What others need is not removed.
  if (command === 'api remove') return 'plain';
  if (/^(?:operation|api-revision|api-release|api-schema) new$/.test(command)) return 'full';
  return /\b(?:new|add)$/.test(command) ? 'empty' : 'full';
};

async function prepare(t: TestContext): Promise<Session> {
  const session = await startSession(t);
  const backend = await startPlainBackend(t, {});
  await prepareFolder(session);
  await mkdir(session.home);
  await cp(session.home, `${session.home}-empty`, { recursive: true });
  await addClient(session, 'client');
  await cp(session.home, `${session.home}-certificate`, { recursive: true });
  await prepareState(session, backend.url);
  await cp(session.home, `${session.home}-plain`, { recursive: true });
  await prepareParts(session);
  await cp(session.home, `${session.home}-full`, { recursive: true });
  return session;
}

test('every example of every help runs as it is printed', { concurrency: 4 }, async t => {
  if (process.platform === 'win32') return t.skip('the examples are for a POSIX shell');
  const session = await prepare(t);
  const run = async (example: Example, index: number): Promise<void> => {
    const home = `${session.home}-${index}`;
    await cp(`${session.home}-${stateFor(example)}`, home, { recursive: true });
    const { status, stdout, stderr } = await shell(session, home, example.line);
    if (/Port 8080 of 127\.0\.0\.1 is taken/.test(stdout + stderr)) return;
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /Warning/);
  };
  await Promise.all(
    EXAMPLES.map((example, index) => t.test(`${example.command}: ${example.line}`, () => run(example, index))),
  );
});

async function shell({ cwd }: Session, home: string, line: string) {
  const child = spawn('bash', ['-c', line], { cwd, env: environment(cwd, home), stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', chunk => {
    stderr += chunk;
    // It serves until it is stopped, which is what its example is for.
    if (line === 'apim serve' && stderr.includes('Gateway listening') && !child.killed) child.kill('SIGTERM');
  });
  const [stdout, [status]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return { status, stdout, stderr };
}

const environment = (cwd: string, home: string): NodeJS.ProcessEnv => ({
  ...process.env,
  KEY: 'a secret',
  PATH: `${join(cwd, 'bin')}${delimiter}${process.env.PATH}`,
  APIM_HOME: home,
  APIM_CONTEXT: '',
  PFX_PASSWORD: 'secret',
});
