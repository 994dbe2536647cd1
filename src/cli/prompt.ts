import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Environment } from './environment.ts';
import { Interrupted } from './interrupted.ts';

/** Whether a person can be asked. */
export const canAsk = (env: Environment): boolean => env.stdin.isTTY === true && env.stderr.isTTY === true;

/** Asks on the terminal; what is typed is not shown. Undefined after Ctrl-D or nothing but Enter; throws Interrupted after Ctrl-C. */
export async function askHidden(env: Environment, question: string): Promise<string | undefined> {
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  // Before the question: from here on the terminal does not show what is typed.
  const terminal = createInterface({ input: env.stdin, output: unseen, terminal: true });
  env.stderr.write(question);
  try {
    const typed = await answer(terminal);
    return typed === '' ? undefined : typed;
  } finally {
    terminal.close();
    env.stderr.write('\n');
  }
}

function answer(terminal: ReturnType<typeof createInterface>): Promise<string> {
  return new Promise((resolve, reject) => {
    terminal.once('SIGINT', () => reject(new Interrupted()));
    terminal.once('close', () => resolve(''));
    terminal.question('').then(resolve, reject);
  });
}
