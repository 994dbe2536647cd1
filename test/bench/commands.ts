import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientIdentity, pfxOf } from '../support/certificates.ts';
import { alternating, apim, environment, median, PROGRAM, startServer, wallTime } from './measure.ts';
import type { Row } from './table.ts';

const NODE = ['-e', '0'];

/** Copies the only file of a kind under other ids, which is faster than a thousand commands. */
function multiply(home: string, kind: string, count: number, changed: (id: string) => object): void {
  const folder = join(home, 'contexts', 'default', kind);
  const [name = ''] = readdirSync(folder);
  const entity: object = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  for (let index = 0; index < count - 1; index += 1) {
    const id = `copy-${String(index).padStart(4, '0')}`;
    writeFileSync(join(folder, `${id}.json`), JSON.stringify({ ...entity, ...changed(id) }));
  }
}

async function homeWith(folder: string, certificates: number, apis: number): Promise<string> {
  const home = join(folder, `home-${certificates}-${apis}`);
  const pfx = join(folder, 'client.pfx');
  writeFileSync(pfx, pfxOf(await clientIdentity('bench'), 'bench'));
  apim(home, 'cert', 'add', '--id', 'client', '--pfx', pfx, '--password', 'bench');
  apim(
    home,
    'api',
    'new',
    '--id',
    'first',
    '--path',
    'first',
    '--service-url',
    'http://127.0.0.1:9',
    '--certificate',
    'client',
  );
  multiply(home, 'certificates', certificates, id => ({ id }));
  multiply(home, 'certificateKeys', certificates, id => ({ id }));
  multiply(home, 'apis', apis, id => ({ id, path: id }));
  return home;
}

function startUp(folder: string): Row {
  const { a, b } = alternating(
    20,
    () => wallTime(folder, [PROGRAM, '--version']),
    () => wallTime(folder, NODE),
  );
  return {
    what: 'apim --version against node -e 0',
    measured: `${a.toFixed(0)} ms, ${b.toFixed(0)} ms`,
    ratio: a / b,
    reach: 1.5,
  };
}

function listing(home: string, format: string, reach: number): Row {
  const list = () => wallTime(home, [PROGRAM, 'cert', 'list', '-o', format]);
  const { a, b } = alternating(9, list, () => wallTime(home, NODE));
  const what = `cert list -o ${format}, 1,000 certificates, against node -e 0`;
  return { what, measured: `${a.toFixed(0)} ms, ${b.toFixed(0)} ms`, ratio: a / b, reach };
}

function change(many: string, few: string): Row {
  let number = 0;
  const add = (home: string) => () => {
    number += 1;
    return wallTime(home, [
      PROGRAM,
      'backend',
      'new',
      '--id',
      `b${number}`,
      '--url',
      'https://a.example',
      '--protocol',
      'http',
    ]);
  };
  const { a, b } = alternating(15, add(many), add(few));
  const what = 'backend new, 1,000 certificates and APIs against 10';
  return { what, measured: `${a.toFixed(0)} ms, ${b.toFixed(0)} ms`, ratio: a / b, reach: 1.2 };
}

const EXPRESSIVE = `<policies>
  <inbound>
    <base />
    <set-header name="X-Caller" exists-action="override">
      <value>@(context.Request.Headers.GetValueOrDefault("User-Agent", "none").Split('/')[0])</value>
    </set-header>
    <choose>
      <when condition="@(context.Request.Method == "GET" &amp;&amp; context.Request.Url.Path.StartsWith("/x"))">
        <set-header name="X-Path" exists-action="override">
          <value>@{ var path = context.Request.Url.Path; return path.Length > 3 ? path.Substring(0, 3) : path; }</value>
        </set-header>
      </when>
    </choose>
  </inbound>
  <backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>
</policies>`;

/** APIs each of which has expressions of its own. */
function expressive(folder: string, apis: number): string {
  const home = join(folder, 'home-expressive');
  apim(home, 'api', 'new', '--id', 'first', '--path', 'first', '--service-url', 'http://127.0.0.1:9');
  apim(home, 'policy', 'set', '--api', 'first', '--policy', EXPRESSIVE);
  multiply(home, 'apis', apis, id => ({ id, path: id, policy: EXPRESSIVE.replace('X-Caller', `X-${id}`) }));
  return home;
}

/** From the start of the process to the first answer, in milliseconds. */
async function serveTime(home: string): Promise<number> {
  const started = performance.now();
  const server = await startServer([PROGRAM, 'serve', '--port', '0'], environment(home));
  await (await fetch(`${server.url}/status-0123456789abcdef`)).arrayBuffer();
  const time = performance.now() - started;
  await server.stop();
  return time;
}

async function serving(home: string, apis: string, reach: number): Promise<Row> {
  const times: number[] = [];
  for (let run = 0; run < 7; run += 1) times.push(await serveTime(home));
  const time = median(times);
  return {
    what: `apim serve to its first answer, ${apis}, against ${reach} ms`,
    measured: `${time.toFixed(0)} ms`,
    ratio: time / reach,
    reach: 1,
  };
}

/** What whole commands cost. */
export async function commandRows(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'apim-bench-'));
  try {
    const many = await homeWith(folder, 1000, 1000);
    const few = await homeWith(folder, 10, 10);
    return [
      startUp(folder),
      listing(many, 'json', 3),
      listing(many, 'tsv', 3),
      listing(many, 'table', 5),
      change(many, few),
      await serving(few, '10 APIs', 400),
      await serving(many, '1,000 APIs', 1000),
      await serving(expressive(folder, 10), '10 APIs with expressions', 450),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
