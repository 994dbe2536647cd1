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

/** What was chosen of where state is; undefined: what the environment says. */
export interface Choice {
  readonly home?: string | undefined;
  readonly context?: string | undefined;
}

export const openHomeOf = (env: Environment, command: Command): Promise<Home> => homeOf(env, commonOptions(command));

export async function homeOf(env: Environment, choice: Choice): Promise<Home> {
  const { openHome } = await import('../store/home.ts');
  return openHome(directoryOf(env, choice));
}

export const homeDirectoryOf = (env: Environment, command: Command): string => directoryOf(env, commonOptions(command));

/** An option is typed where it is meant, so that one may be relative; a variable goes along to every folder. */
const directoryOf = (env: Environment, { home }: Choice): string =>
  home === undefined ? homeDirectory(env.env) : resolve(env.cwd, home);

/** The state of the context that a command works on. Throws NotFound where it names one that is not there. */
export async function openContext(env: Environment, command: Command): Promise<Opened> {
  const home = await openHomeOf(env, command);
  const context = await findContext(home, await nameInUse(env, command, home));
  return { home, context, store: home.store(context, line => tell(env, line)) };
}

/** Of the context that a command works on. */
export const nameInUse = (env: Environment, command: Command, home: Home): Promise<string> =>
  nameChosen(env, commonOptions(command), home);

export const nameChosen = async (env: Environment, { context }: Choice, home: Home): Promise<string> =>
  context ?? notEmpty(env.env.APIM_CONTEXT) ?? (await home.current());

export async function findContext(home: Home, name: string): Promise<Context> {
  const { sameId } = await import('../model/identifier.ts');
  const context = (await home.contexts()).find(candidate => sameId(candidate.name, name));
  if (context !== undefined) return context;
  throw new UserError('NotFound', `There is no context '${name}'. \`apim context list\` shows those there are.`);
}

const notEmpty = (text: string | undefined): string | undefined => (text === '' ? undefined : text);
