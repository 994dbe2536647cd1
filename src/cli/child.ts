import { once } from 'node:events';
import { constants } from 'node:os';
import spawn from 'cross-spawn';
import type { ServedGateway } from '../gateway/gateway.ts';
import { type Environment, tell } from './environment.ts';

/** What shells answer where a command cannot be found, and where it cannot be run. */
const NOT_FOUND = 127;
const NOT_EXECUTABLE = 126;

const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGBREAK'] as const;

/** A command that ends at a signal has ended by then, in milliseconds. */
const PATIENCE = 1000;

/** Runs a command with the gateway's URL in its environment. Answers its exit code, or 128 and the number of the signal that ended it. */
export async function runCommand(env: Environment, words: readonly string[], gateway: ServedGateway): Promise<number> {
  const [program = '', ...args] = words;
  const child = spawn(program, args, {
    stdio: 'inherit',
    cwd: env.cwd,
    env: {
      ...env.env,
      APIM_GATEWAY_URL: gateway.url,
      ...(gateway.httpsUrl === undefined ? {} : { APIM_GATEWAY_HTTPS_URL: gateway.httpsUrl }),
    },
  });
  const waiting = stopping(env, child, program);
  for (const signal of PASSED_ON) env.onSignal(signal, () => waiting.stop(signal));
  try {
    const [code, signal]: [number | null, NodeJS.Signals | null] = await exitOf(child);
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } catch (error) {
    return notStarted(env, program, error);
  } finally {
    waiting.end();
  }
}

/** The first signal is the command's; it is said where that waits on, and a second one kills it. */
function stopping(env: Environment, child: ReturnType<typeof spawn>, program: string) {
  let told: NodeJS.Timeout | undefined;
  const tellOfWaiting = (): unknown =>
    tell(
      env,
      `apim: ${program} (process id ${child.pid}) goes on after the signal and is waited for. Ctrl-C kills it.`,
    );
  return {
    stop: (signal: NodeJS.Signals): void => {
      if (signal !== 'SIGHUP' && told !== undefined) child.kill('SIGKILL');
      else passOn(env, child, signal);
      if (signal !== 'SIGHUP') told ??= setTimeout(tellOfWaiting, PATIENCE);
    },
    end: (): void => clearTimeout(told),
  };
}

async function exitOf(child: ReturnType<typeof spawn>): Promise<[number | null, NodeJS.Signals | null]> {
  const [code, signal] = await once(child, 'exit');
  return [code, signal];
}

/** A Ctrl-C at the terminal reaches the command by itself; sent twice it would mean more than it was meant to. */
function passOn(env: Environment, child: ReturnType<typeof spawn>, signal: NodeJS.Signals): void {
  const fromTerminal = env.stdin.isTTY === true && (signal === 'SIGINT' || signal === 'SIGBREAK');
  if (!fromTerminal) child.kill(signal);
}

function notStarted(env: Environment, program: string, error: unknown): number {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT' && code !== 'EACCES') throw error;
  tell(env, `apim: ${program} ${code === 'ENOENT' ? 'cannot be found' : 'may not be executed'}.`);
  return code === 'ENOENT' ? NOT_FOUND : NOT_EXECUTABLE;
}
