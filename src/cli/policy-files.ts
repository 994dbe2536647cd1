import { opendir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { embeddedIn, isHost, rootOf } from '../policy/document/embedded/embedded.ts';
import { asWritten } from '../policy/document/written.ts';
import type { FileDocument } from '../resources/fragment-files.ts';
import type { Environment } from './environment.ts';
import { readTextInput } from './input.ts';

const WHAT = 'The file';

/** What a folder is searched for: documents, and what they are written in. */
const EXTENSIONS = /\.(?:xml|bicep|json|tf|hcl|tpl|tftpl|tmpl|template|policy|cshtml|j2)$/i;
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules']);

/**
 * Of files, of all files below folders, and of standard input for `-`, each with its file as it was named, and what is below a
 * folder; sorted within a folder. Throws NotFound where there is none.
 */
export async function documentsOf(env: Environment, paths: readonly string[]): Promise<FileDocument[]> {
  const found: FileDocument[] = [];
  for (const path of paths) {
    const documents = await ((await isFolder(env, path)) ? documentsBelow(env, path) : documentsIn(env, path));
    if (documents.length === 0) throw new UserError('NotFound', `There is no policy document in ${path}.`);
    found.push(...documents);
  }
  return found;
}

const isFolder = async (env: Environment, path: string): Promise<boolean> =>
  path !== '-' && (await stat(resolve(env.cwd, path)).catch(() => undefined))?.isDirectory() === true;

/** All of a file that is named by itself is meant as a document, whatever it holds. */
async function documentsIn(env: Environment, file: string): Promise<FileDocument[]> {
  const text = await readTextInput(env, file, WHAT);
  const documents = isHost(file) ? embeddedIn(file, text) : [asWritten(text)];
  return documents.map(written => ({ file, written }));
}

async function documentsBelow(env: Environment, folder: string): Promise<FileDocument[]> {
  const found = [];
  for (const file of await filesBelow(env, folder)) found.push(await documentsAmongOthers(env, file));
  return found.flat();
}

/** In a folder there are other files, too. */
async function documentsAmongOthers(env: Environment, file: string): Promise<FileDocument[]> {
  return (await documentsIn(env, file)).filter(({ written }) => rootOf(written.text) !== undefined);
}

async function filesBelow(env: Environment, folder: string): Promise<string[]> {
  const files = [];
  for await (const entry of await opendir(resolve(env.cwd, folder))) {
    if (entry.name.startsWith('.') || LEFT_OUT.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) files.push(...(await filesBelow(env, path)));
    else if (entry.isFile() && EXTENSIONS.test(entry.name)) files.push(path);
  }
  return files.sort();
}
