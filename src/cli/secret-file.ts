import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import { type Environment, tell } from './environment.ts';
import { readInput } from './input.ts';
import { plainText } from './plain-text.ts';
import { readSecret } from './secret.ts';

/** A file that a password may protect. */
export interface SecretFile {
  readonly name: string;
  /** In the sentence when it cannot be read. */
  readonly what: string;
}

/** Opens a file with the password given; where none is given and one is needed, asks on the terminal. */
export async function openSecretFile<R>(
  env: Environment,
  command: Command,
  { name, what }: SecretFile,
  open: (bytes: Buffer, password: string | undefined) => Promise<R>,
): Promise<R> {
  const { passwordStdin }: { passwordStdin?: true } = command.opts();
  if (name === '-' && passwordStdin)
    command.error("error: the file and '--password-stdin' cannot both come from standard input");
  const bytes = await readInput(env, name, what);
  const password = await readSecret(env, command, 'password');
  await tellIfSlow(env, name, bytes, password);
  if (password !== undefined) return open(bytes, password);
  try {
    return await open(bytes, undefined);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'WrongPassword') throw error;
    return open(bytes, (await ask(env, name)) ?? refuse(error));
  }
}

/** Whoever waits at a terminal must not take it for hanging. */
async function tellIfSlow(env: Environment, name: string, bytes: Buffer, password: string | undefined): Promise<void> {
  if (env.stderr.isTTY !== true) return;
  const { opensSlowly } = await import('../certificates/pfx/survey.ts');
  if (opensSlowly(bytes, password))
    tell(env, `Opening ${plainText(name)}: its password was made costly to guess, which takes some seconds …`);
}

/** Undefined where nobody can be asked, or nothing is answered. */
async function ask(env: Environment, name: string): Promise<string | undefined> {
  const { askHidden, canAsk } = await import('./prompt.ts');
  return canAsk(env) ? askHidden(env, `Password of ${name}: `) : undefined;
}

function refuse(cause: UserError): never {
  const ways = '--password, --password-env and --password-stdin take it.';
  throw new UserError(cause.code, `${cause.message} ${ways}`, { cause });
}
