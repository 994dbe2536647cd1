import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../../errors.ts';
import type { ReadReference, ReadText } from '../documents.ts';
import { download, shownUrl } from './download.ts';

export interface Reading {
  /** What names of files are relative to where they are shown. */
  readonly cwd: string;
  /** The certificates that servers are trusted by; undefined: Node's own. Asked for where the first one is needed. */
  ca(): readonly string[] | undefined;
}

/** Reads files and URLs. */
export const referenceReader =
  ({ cwd, ca }: Reading): ReadReference =>
  async url => {
    if (url.protocol === 'file:') return readLocal(url, cwd);
    if (!/^https?:$/.test(url.protocol))
      throw new UserError(
        'ValidationError',
        `${url.protocol}// is not read: documents come from files, http and https.`,
      );
    const { url: found, bytes } = await download(url, url.protocol === 'https:' ? ca() : undefined);
    return { name: shownUrl(url), url: found.href, text: textOf(bytes, shownUrl(url)) };
  };

async function readLocal(url: URL, cwd: string): Promise<ReadText> {
  const file = fileURLToPath(url);
  const name = shownFile(file, cwd);
  try {
    return { name, url: url.href, text: textOf(await readFile(file), name) };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('EnvironmentError', `${name} cannot be read: ${reasonOf(cause)}.`, { cause });
  }
}

function shownFile(file: string, cwd: string): string {
  const name = relative(cwd, file);
  return name === '' || name.startsWith('..') || isAbsolute(name) ? file : name;
}

/** Without a byte-order mark. */
export function textOf(bytes: Buffer, name: string): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError('EnvironmentError', `${name} is not text in UTF-8. Save it in UTF-8.`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return cause instanceof Error ? cause.message : String(cause);
}
