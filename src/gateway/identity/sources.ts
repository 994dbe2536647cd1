import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { NoToken } from '../../surroundings.ts';

/** What a token is wanted for. */
export interface Request {
  readonly resource: string;
  readonly clientId: string | undefined;
}

/** Asks for a token and answers what came, of whatever form. Rejects with NoToken. */
export type Source = (request: Request) => Promise<string>;

/** Milliseconds. */
const PATIENCE = 60_000;

const failed = (message: string, options?: ErrorOptions): NoToken =>
  new NoToken('ManagedIdentityFailed', message, options);

/** Read anew each time, so that whoever writes it may change it. */
export const fileSource =
  (file: string): Source =>
  async () => {
    try {
      return await readFile(file, 'utf8');
    } catch (cause) {
      if (!(cause instanceof Error)) throw cause;
      throw failed(`The file of the managed identity cannot be read: ${cause.message}.`, { cause });
    }
  };

/** As Azure's own endpoint for machines: https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token */
export const urlSource =
  (url: string): Source =>
  async ({ resource, clientId }) => {
    const asked = new URL(url);
    asked.searchParams.set('resource', resource);
    if (clientId !== undefined) asked.searchParams.set('client_id', clientId);
    // The query may hold a key.
    const at = `${asked.origin}${asked.pathname}`;
    try {
      const response = await fetch(asked, { headers: { Metadata: 'true' }, signal: AbortSignal.timeout(PATIENCE) });
      const text = await response.text();
      if (!response.ok) throw failed(`The managed identity at ${at} answered with status code ${response.status}.`);
      return text;
    } catch (cause) {
      if (cause instanceof NoToken || !(cause instanceof Error)) throw cause;
      const why = cause.cause instanceof Error ? cause.cause.message : cause.message;
      throw failed(`The managed identity at ${at} cannot be asked: ${why}.`, { cause });
    }
  };

/** Where a command runs. */
export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * By the shell. What it is asked for stands in its environment and not in its words: a policy may take a resource from a
 * request, which must not become a command.
 */
export const commandSource =
  (command: string, { cwd, env }: Place): Source =>
  async ({ resource, clientId }) => {
    const child = spawn(command, {
      shell: true,
      cwd,
      env: { ...env, APIM_RESOURCE: resource, ...(clientId !== undefined && { APIM_CLIENT_ID: clientId }) },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: PATIENCE,
    });
    const [output, errors] = [textOf(child.stdout), textOf(child.stderr)];
    try {
      const [code]: (number | null)[] = await once(child, 'close');
      if (code === 0) return await output;
      throw failed(`The command of the managed identity ended with ${exit(code)}${lastLine(await errors)}`);
    } catch (cause) {
      if (cause instanceof NoToken || !(cause instanceof Error)) throw cause;
      throw failed(`The command of the managed identity cannot be run: ${cause.message}.`, { cause });
    }
  };

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const exit = (code: number | null | undefined): string =>
  code === null || code === undefined ? 'a signal' : `exit code ${code}`;

/** What it says of its failure, in so many characters at most. */
const MOST = 300;

function lastLine(errors: string): string {
  const line = errors.trim().split(/\r?\n/).at(-1)?.slice(0, MOST) ?? '';
  return line === '' ? '.' : `: ${line}`;
}
