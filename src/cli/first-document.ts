import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ReadReference, ReadText } from '../openapi/documents.ts';
import { textOf } from '../openapi/loading/read-reference.ts';
import type { Environment } from './environment.ts';
import { readInput } from './input.ts';

/** The document that was named: by a file, by a URL, or as what comes by standard input. */
export async function firstDocument(env: Environment, source: string, read: ReadReference): Promise<ReadText> {
  if (/^https?:\/\//i.test(source) && URL.canParse(source)) return read(new URL(source));
  const name = source === '-' ? 'standard input' : source;
  // What it refers to is relative to the folder that the command stands in.
  const url = pathToFileURL(source === '-' ? join(env.cwd, 'stdin') : resolve(env.cwd, source)).href;
  return { name, url, text: textOf(await readInput(env, source, 'The document'), name) };
}
