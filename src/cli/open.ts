import { resolve } from 'node:path';
import type { Command } from 'commander';
import { UserError } from '../errors.ts';
import type { Context } from '../model/context.ts';
import type { Home } from '../store/home.ts';
import { homeDirectory } from '../store/home-directory.ts';
import type { Store } from '../store/store.ts';
import { type Environment, tell } from './environment.ts';
import { commonOptions } from './options.ts';

export interface Opened {
  readonly home: Home;
  readonly context: Context;
  readonly store: Store;
}

export async function openHomeOf(env: Environment, command: Command): Promise<Home> {
  const { openHome } = await import('../store/home.ts');
  return openHome(homeDirectoryOf(env, command));
}

/** An option is typed where it is meant, so that one may be relative; a variable goes along to every folder. */
export function homeDirectoryOf(env: Environment, command: Command): string {
  const { home } = commonOptions(command);
  return home === undefined ? homeDirectory(env.env) : resolve(env.cwd, home);
}

/** The state of the context that a command works on. Throws NotFound where it names one that is not there. */
export async function openContext(env: Environment, command: Command): Promise<Opened> {
  const home = await openHomeOf(env, command);
  const context = await findContext(home, await nameInUse(env, command, home));
  return { home, context, store: home.store(context, line => tell(env, line)) };
}

/** Of the context that a command works on. */
export const nameInUse = async (env: Environment, command: Command, home: Home): Promise<string> =>
  commonOptions(command).context ?? notEmpty(env.env.APIM_CONTEXT) ?? (await home.current());

export async function findContext(home: Home, name: string): Promise<Context> {
  const { sameId } = await import('../model/identifier.ts');
  const context = (await home.contexts()).find(candidate => sameId(candidate.name, name));
  if (context !== undefined) return context;
  throw new UserError('NotFound', `There is no context '${name}'. \`apim context list\` shows those there are.`);
}

const notEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
