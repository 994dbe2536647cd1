import { CommanderError } from 'commander';
import { UserError } from '../errors.ts';
import { commandLine } from './command-line.ts';
import type { Environment } from './environment.ts';
import { INTERRUPTED, Interrupted } from './interrupted.ts';

/** Runs one command line and answers its exit code: 0 done, 1 refused or failed, 2 the command line is wrong. */
export async function main(env: Environment, args: readonly string[]): Promise<number> {
  let status = 0;
  const program = commandLine(env, code => {
    status = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Interrupted) return INTERRUPTED;
    if (!(error instanceof UserError)) throw error;
    env.stderr.write(`apim: ${error.advice}\n`);
    return 1;
  }
}
