import assert from 'node:assert/strict';
import { once } from 'node:events';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { AREAS, type Finding } from '../../src/doctor/finding.ts';
import { clientIdentity, pfxOf } from '../support/certificates.ts';
import { startBackend, startPlainBackend } from '../support/servers.ts';
import { addClient } from './files.ts';
import { type Session, startSession } from './session.ts';

/** So that it does not matter what else runs on this machine. */
const PORTS = ['--port', '0', '--https-port', '0'];
const NODE = process.version.replace(/^v/, '');

const findingsOf = (stdout: string): Finding[] => JSON.parse(stdout);

/** All but what depends on the Node that runs the tests. */
async function doctor(session: Session, ...args: string[]): Promise<{ status: number; found: Finding[] }> {
  const { status, stdout, stderr } = await session.run('doctor', ...PORTS, ...args, '-o', 'json');
  assert.equal(stderr, '');
  return { status, found: findingsOf(stdout).filter(({ area }) => area !== 'Node') };
}

const problems = (found: readonly Finding[]): string[] =>
  found.filter(({ verdict }) => verdict !== 'ok').map(({ verdict, area, subject }) => `${verdict} ${area} ${subject}`);

test('doctor runs before anything is stored, and stores nothing', async t => {
  const session = await startSession(t);
  const { status, found } = await doctor(session);
  assert.equal(status, 0);
  assert.deepEqual(found, [
    {
      area: 'environment',
      subject: 'variables',
      verdict: 'ok',
      sentence: 'None is set that changes what a gateway does.',
    },
    { area: 'state', subject: session.home, verdict: 'ok', sentence: 'Nothing is stored yet.' },
    { area: 'ports', subject: '0', verdict: 'ok', sentence: 'apim serve --port takes any free one.' },
    { area: 'ports', subject: '0', verdict: 'ok', sentence: 'apim serve --https-port takes any free one.' },
    {
      area: 'APIs',
      subject: 'context default',
      verdict: 'warning',
      sentence: 'Nothing is served yet: add a backend (apim backend new) or an API (apim api new).',
      command: 'apim backend new --url https://HOST --protocol http',
    },
    { area: 'policies', subject: 'global', verdict: 'ok', sentence: 'The default one applies.' },
  ]);
  assert.deepEqual(await readdir(session.cwd), []);
});

test('a state in order ends with 0, and nothing of it is changed', async t => {
  const session = await startSession(t);
  await session.done('context', 'new', '--resource-group', 'g', '--service-name', 's');
  await addClient(session, 'client');
  const { url } = await startPlainBackend(t, {});
  await session.done('backend', 'new', '--id', 'contoso', '--url', url, '--protocol', 'http');
  const before = await contentsOf(session.home);
  const { status, found } = await doctor(session);
  assert.equal(status, 0);
  assert.deepEqual(problems(found), []);
  assert.equal(found.at(-1)?.sentence, `A call to ${url} with client certificate 'client' is answered 200.`);
  assert.deepEqual(await contentsOf(session.home), before);
});

/** Each file and folder with its text and the time of its last change. */
async function contentsOf(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const described = names.map(async name => {
    const stats = await lstat(join(folder, name));
    return [name, stats.mtimeMs, stats.mode, stats.isFile() ? await readFile(join(folder, name), 'utf8') : ''].join(
      ' ',
    );
  });
  return (await Promise.all(described)).sort();
}

test('what will fail ends it with 1', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  const { status, found } = await doctor(session);
  assert.equal(status, 1);
  assert.deepEqual(problems(found), ['failure APIs orders']);
});

test('what is broken does not hide the rest', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  const context = join(session.home, 'contexts', 'default');
  await mkdir(join(context, 'backends'), { mode: 0o700 });
  await writeFile(join(context, 'backends', 'torn.json'), '{', { mode: 0o600 });
  const { status, found } = await doctor(session);
  assert.equal(status, 1);
  assert.deepEqual(problems(found), [`failure state ${join('backends', 'torn.json')}`, 'failure APIs orders']);
});

test('a list of contexts that is broken is a finding among others', async t => {
  const session = await startSession(t);
  await session.done('context', 'new', '--resource-group', 'g', '--service-name', 's');
  const file = join(session.home, 'config.json');
  await writeFile(file, 'oops');
  const { status, found } = await doctor(session);
  assert.equal(status, 1);
  assert.deepEqual(
    found.filter(({ verdict }) => verdict === 'failure').map(({ sentence }) => sentence),
    [`${file} cannot be used: it is not JSON. Mend or delete that file.`],
  );
  assert.deepEqual([...new Set(found.map(({ area }) => area))], ['environment', 'state', 'ports']);
});

test('a file where the folder of state is expected is a finding', async t => {
  const session = await startSession(t);
  await writeFile(session.home, '', { mode: 0o600 });
  const { status, found } = await doctor(session);
  assert.equal(status, 1);
  assert.ok(
    found.some(
      ({ sentence }) => sentence === `${session.home} cannot be read: a file stands where a folder is expected.`,
    ),
  );
});

test('another context is looked at, and one that is not there is refused', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  await session.done('context', 'new', '--resource-group', 'g', '--service-name', 'empty');
  assert.deepEqual(problems((await doctor(session)).found), ['warning APIs context empty']);
  assert.deepEqual(problems((await doctor(session, '--context', 'default')).found), ['failure APIs orders']);
  assert.deepEqual(await session.run('doctor', ...PORTS, '--context', 'none'), {
    status: 1,
    stdout: '',
    stderr: "apim: There is no context 'none'. `apim context list` shows those there are.\n",
  });
});

test('a port that is taken ends it with 1', async t => {
  const session = await startSession(t);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : assert.fail();
  const { status, stdout } = await session.run('doctor', '--port', port, '--https-port', '0', '-o', 'json');
  assert.equal(status, 1);
  assert.deepEqual(problems(findingsOf(stdout)).slice(-2), [`failure ports ${port}`, 'warning APIs context default']);
});

test('no secret is shown, in whichever form', async t => {
  const session = await startSession(t);
  await writeFile(
    join(session.cwd, 'client.pfx'),
    pfxOf(await clientIdentity('client', { period: 'expired' }), 'S3cret'),
  );
  await session.done('cert', 'add', '--id', 'client', '--pfx', 'client.pfx', '--password', 'S3cret');
  const url = ['--url', 'http://contoso.com', '--protocol', 'http', '--certificate-id', 'client'];
  const credentials = ['--header', 'x-key=S3cret', '--query', 'key=S3cret', '--authorization-header-scheme', 'Bearer'];
  const proxy = ['--proxy-url', 'https://proxy', '--proxy-username', 'me', '--proxy-password', 'S3cret'];
  const parameter = ['--authorization-header-parameter', 'S3cret'];
  await session.done('backend', 'new', '--id', 'a', ...url, ...credentials, ...parameter, ...proxy);
  const env = { HTTPS_PROXY: 'http://me:S3cret@proxy:3128' };
  for (const format of ['table', 'json', 'tsv']) {
    const { stdout, stderr } = await session.runWith({ env }, 'doctor', ...PORTS, '-o', format);
    assert.match(stdout, /HTTPS_PROXY/);
    assert.doesNotMatch(stdout + stderr, /S3cret|PRIVATE KEY/);
  }
});

test('the findings print as those of other commands do', async t => {
  const { run, cwd } = await startSession(t);
  const query = "[?area=='APIs'].[subject, verdict]";
  assert.equal((await run('doctor', ...PORTS, '--query', query, '-o', 'tsv')).stdout, 'context default\twarning\n');
  const { stdout } = await run('doctor', ...PORTS, '-o', 'table');
  assert.match(stdout, /^AREA +SUBJECT +VERDICT +SENTENCE +COMMAND\nNode /);
  assert.match(stdout, new RegExp(`\\nstate +${cwd}/home +ok +Nothing is stored yet\\.\\n`));
});

test('on a terminal it is grouped by area, each finding with its mark, its command below', async t => {
  const session = await startSession(t);
  const { url } = await startBackend(t, { requestCert: false });
  await session.done('backend', 'new', '--id', 'a', '--url', url, '--protocol', 'http');
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  const skip = ['--skip-certificate-name-validation', 'true'];
  await session.done('backend', 'set', 'a', ...skip);
  const { status, stdout } = await session.runWith({ terminal: true, env: { NO_COLOR: '1' } }, 'doctor', ...PORTS);
  assert.equal(status, 1);
  const text = stdout.replace(/^Node\n {2}[✓!] .*\n(?: {4}.*\n)*\n/, '');
  assert.equal(
    text.replaceAll(session.home, 'HOME').replace(/localhost:\d{5}/, 'localhost:12345'),
    `environment
  ✓ variables: None is set that changes what a gateway does.

state
  ✓ HOME: It can be read and written, by you alone.

ports
  ✓ 0: apim serve --port takes any free one.
  ✓ 0: apim serve --https-port takes any free one.

backends
  ! a: The name of its certificate is not checked: whoever answers in its place
    gets the requests.
      $ apim backend set --id a --skip-certificate-name-validation false

APIs
  ✗ orders: API 'orders' has no service URL, and no set-backend-service policy
    gives one.
      $ apim api set --id orders --service-url https://HOST
  ✓ context default: An API without operations forwards every request below its
    path; Azure answers 404 until it has some.

policies
  ✓ global: The default one applies.

calls
  ✗ a: The certificate of localhost:12345 is issued by CN=Test Root, a CA that
    is not trusted here.
      $ apim ca add --file CA.pem

2 things will fail, 1 to know.
`,
  );
});

test('marks have their colours on a terminal', async t => {
  const session = await startSession(t);
  await session.done('api', 'new', '--id', 'orders', '--path', 'orders');
  const { stdout } = await session.runWith({ terminal: true, env: { TERM: 'xterm' } }, 'doctor', ...PORTS);
  assert.ok(stdout.includes('\n  \u001b[32m✓\u001b[39m global: The default one applies.\n'));
  assert.ok(stdout.includes('\n  \u001b[31m✗\u001b[39m orders: '));
});

test('every area comes once, in the same order', async t => {
  const session = await startSession(t);
  const { stdout } = await session.run('doctor', ...PORTS, '-o', 'json');
  const areas = findingsOf(stdout).map(({ area }) => area);
  assert.deepEqual(
    areas,
    AREAS.flatMap(area => areas.filter(other => other === area)),
  );
  assert.equal(findingsOf(stdout)[0]?.subject, NODE);
});

test('what tests is told as text on a terminal and elsewhere; -o and --query are for programs', async t => {
  const session = await startSession(t);
  await session.done('backend', 'new', '--id', 'b', '--url', 'https://127.0.0.1:1', '--protocol', 'http');
  for (const args of [
    ['doctor', ...PORTS],
    ['backend', 'test', 'b'],
    ['backend', 'test', '--all'],
  ]) {
    const plain = await session.run(...args, '--query', '[0]');
    assert.match(plain.stdout, /^(?:\{|null)/, args.join(' '));
    const [piped, shown] = [await session.run(...args), await session.runWith({ terminal: true }, ...args)];
    for (const { stdout } of [piped, shown]) assert.doesNotMatch(stdout, /^[[{]/, args.join(' '));
  }
});
