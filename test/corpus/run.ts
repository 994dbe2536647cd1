import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { embeddedIn, isHost, rootOf } from '../../src/policy/document/embedded/embedded.ts';
import { asWritten } from '../../src/policy/document/written.ts';
import { type Ran, runDocument } from './run-document.ts';
import { startStub } from './stub.ts';
import { type Blame, blameFor } from './verdict.ts';

/*
 * Checks all documents of a folder, and runs each with requests that are made up against servers that are stubs:
 * npm run corpus -- FOLDER. What is refused, and what ends with an error, is listed by its kind.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give a folder of policy documents: npm run corpus -- FOLDER');

const AT_A_TIME = 6;

const kinds = new Map<string, string[]>();
const note = (kind: string, file: string): void => {
  const files = kinds.get(kind);
  if (files === undefined) kinds.set(kind, [file]);
  else if (files.at(-1) !== file) files.push(file);
};

const counts = { documents: 0, valid: 0, 'run without an error of apim': 0 };
const stop = await startStub();
for await (const { file, ran } of inTurn(documentsBelow(folder))) {
  counts.documents += 1;
  for (const fault of ran.faults) note(`refused: ${fault}`, file);
  if (ran.faults.length > 0) continue;
  counts.valid += 1;
  const blames = noted(ran, file);
  if (!blames.includes('apim')) counts['run without an error of apim'] += 1;
}
stop();
for (const [kind, files] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
  process.stdout.write(
    `${String(files.length).padStart(5)}  ${kind.replaceAll('\n', ' ')}  [${files.slice(0, 3).join(', ')}]\n`,
  );
for (const [what, count] of Object.entries(counts)) process.stdout.write(`${what}: ${count}\n`);
process.exit();

/** Several run at a time, since most of it is waiting for the disk; they come in their order. */
async function* inTurn(documents: Iterable<Found>): AsyncGenerator<{ file: string; ran: Ran }> {
  const running: Promise<{ file: string; ran: Ran }>[] = [];
  for (const { file, text } of documents) {
    running.push(runDocument(text).then(ran => ({ file, ran })));
    const [first] = running;
    if (running.length < AT_A_TIME || first === undefined) continue;
    yield await first;
    running.shift();
  }
  for (const each of running) yield await each;
}

function noted({ unplaced, bugs, endings }: Ran, file: string): Blame[] {
  const blames: Blame[] = [];
  const blame = (whose: Blame, what: string): void => {
    blames.push(whose);
    note(`${whose}: ${what}`, file);
  };
  if (unplaced !== undefined) blame('apim', `cannot be placed: ${unplaced}`);
  for (const bug of bugs) blame('apim', `bug: ${bug}`);
  for (const { request, status, error } of endings) {
    if (status === undefined) blame('apim', `no answer: ${request}`);
    else if (error !== undefined) blame(blameFor(error), `${error.source} ${error.reason}: ${error.message}`);
  }
  return blames;
}

interface Found {
  readonly file: string;
  readonly text: string;
}

/** Those in files of other languages, too. */
function* documentsBelow(path: string): Generator<Found> {
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:xml|bicep|json|tf|hcl)$/i.test(name)) continue;
    const content = readFileSync(join(path, name), 'utf8');
    const found = isHost(name) ? embeddedIn(name, content) : [asWritten(content)];
    for (const { text } of found) if (rootOf(text) !== undefined) yield { file: name, text };
  }
}
