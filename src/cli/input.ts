import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import type { Environment } from './environment.ts';

/** A file named on the command line, or standard input for `-`. `what` names it in the sentence when it cannot be read. */
export async function readInput(env: Environment, file: string, what: string): Promise<Buffer> {
  if (file === '-') return readStdin(env);
  try {
    return await readFile(resolve(env.cwd, file));
  } catch (cause) {
    throw new UserError('EnvironmentError', `${what} ${file} cannot be read: ${reason(cause)}.`, { cause });
  }
}

/** The same as text, without a byte-order mark: UTF-8, or UTF-16, which `>` writes in Windows PowerShell. */
export async function readTextInput(env: Environment, file: string, what: string): Promise<string> {
  const bytes = await readInput(env, file, what);
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new UserError('EnvironmentError', `${what} ${file} is not text in UTF-8. Save it in UTF-8.`, { cause });
  }
}

/** By its byte-order mark or, without one, by a first `<` of two bytes. https://www.w3.org/TR/xml/#sec-guessing */
function encodingOf([first, second]: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first === LESS_THAN && second === 0)) return 'utf-16le';
  return (first === 0xfe && second === 0xff) || (first === 0 && second === LESS_THAN) ? 'utf-16be' : 'utf-8';
}

const LESS_THAN = 0x3c;

export async function readStdin(env: Environment): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of env.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

function reason(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return cause instanceof Error ? cause.message : String(cause);
}
