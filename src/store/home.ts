import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { type Context, contextShape, DEFAULT_CONTEXT } from '../model/context.ts';
import { sameId } from '../model/identifier.ts';
import { parse } from '../model/parse.ts';
import { contextFolder } from './context-folder.ts';
import { writing } from './failure.ts';
import { createLock, type Lock } from './lock.ts';
import { filesIn } from './own-files.ts';
import { changePreferences, type Preferences, readPreferences } from './preferences.ts';
import { registrations, runningGateways } from './registration.ts';
import { finishRemovals, removedNames, removeFolder } from './removal.ts';
import { openStore, type Store } from './store.ts';

const PATIENCE = 10_000;
const CONFIRMATION = 2_000;

/** The folder of all of apim's state (APIM_HOME). Nothing is written, nor conf loaded, before the first change. */
export interface Home {
  readonly directory: string;
  /** Sorted by name; the default one is always there. */
  contexts(): Promise<Context[]>;
  /** The name of the context in use. */
  current(): Promise<string>;
  addContext(context: Context): Promise<void>;
  /** The same, in the place of one of that name, whose state stays. Refused for the default one. */
  placeContext(context: Context): Promise<PlacedContext>;
  useContext(name: string): Promise<void>;
  /** With all that it holds, or not at all. Refused for the default one, the one in use, and one that a gateway serves. */
  removeContext(name: string): Promise<void>;
  /** `onNotice` takes lines that are to be shown to whoever makes a change. */
  store(context: Context, onNotice: (line: string) => void): Store;
}

export interface PlacedContext {
  /** As it was first written, where it was there. */
  readonly name: string;
  readonly isReplaced: boolean;
  /** The gateways that serve it as it was until they are started again, by process id. */
  readonly outdated: readonly number[];
}

export function openHome(directory: string): Home {
  const place = { directory, lock: lockIn(directory, directory) };
  const changed = (change: (old: Preferences) => Preferences) =>
    alone(place, () => changePreferences(directory, change));
  return {
    directory,
    contexts: async () => contextsOf(await readPreferences(directory), removedNames(directory)),
    current: async () => (await readPreferences(directory)).current,
    addContext: context => changed(old => adding(old, parse(contextShape, context))),
    placeContext: context => placing(place, parse(contextShape, context)),
    useContext: name => changed(old => ({ ...old, current: find(old, name).name })),
    removeContext: name => alone(place, () => removeContext(directory, name)),
    store: (context, onNotice) =>
      openStore(contextFolder(directory, context.name), {
        files: filesIn(directory),
        patience: PATIENCE,
        confirmation: CONFIRMATION,
        onNotice,
      }),
  };
}

const lockIn = (home: string, directory: string): Lock =>
  createLock(join(directory, 'lock'), {
    files: filesIn(home),
    patience: PATIENCE,
    report: line => {
      throw new UserError('StateError', line);
    },
  });

const alone = <R>({ directory, lock }: { directory: string; lock: Lock }, work: () => Promise<R>): Promise<R> =>
  lock.hold(async () => {
    await finishRemovals(directory);
    return work();
  });

const placing = (place: { directory: string; lock: Lock }, context: Context): Promise<PlacedContext> =>
  alone(place, async () => {
    const { directory } = place;
    const old = await readPreferences(directory);
    const before = contextsOf(old, () => false).find(({ name }) => sameId(name, context.name));
    if (before === undefined) {
      await changePreferences(directory, now => adding(now, context));
      return { name: context.name, isReplaced: false, outdated: [] };
    }
    const next = { ...context, name: before.name };
    if (sameMembers(before, next)) return { name: next.name, isReplaced: true, outdated: [] };
    if (sameId(next.name, DEFAULT_CONTEXT.name))
      throw new UserError('ValidationError', `The context ${next.name} is always there and cannot be replaced.`);
    const contexts = old.contexts.map(each => (sameId(each.name, next.name) ? next : each));
    await changePreferences(directory, now => ({ ...now, contexts }));
    const running = runningGateways(filesIn(directory), contextFolder(directory, next.name));
    return { name: next.name, isReplaced: true, outdated: running.map(({ pid }) => pid) };
  });

const sameMembers = (a: Context, b: Context): boolean =>
  a.subscriptionId === b.subscriptionId && a.resourceGroup === b.resourceGroup && a.serviceName === b.serviceName;

function contextsOf(preferences: Preferences, isRemoved: (name: string) => boolean): Context[] {
  const contexts = preferences.contexts.filter(context => !isRemoved(context.name));
  return [DEFAULT_CONTEXT, ...contexts].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function adding(old: Preferences, context: Context): Preferences {
  if (contextsOf(old, () => false).some(({ name }) => sameId(name, context.name))) {
    throw new UserError(
      'AlreadyExists',
      `There is a context ${context.name} already; --force replaces it, and what it holds stays.`,
    );
  }
  return { ...old, contexts: [...old.contexts, context] };
}

function find(preferences: Preferences, wanted: string): Context {
  const found = contextsOf(preferences, () => false).find(({ name }) => sameId(name, wanted));
  if (found === undefined) throw new UserError('NotFound', `There is no context ${wanted}.`);
  return found;
}

async function removeContext(home: string, wanted: string): Promise<void> {
  const preferences = await readPreferences(home);
  const { name } = find(preferences, wanted);
  if (sameId(name, DEFAULT_CONTEXT.name)) {
    throw new UserError('ValidationError', `The context ${name} is always there and cannot be removed.`);
  }
  if (sameId(name, preferences.current)) {
    throw new UserError('InUse', `The context ${name} is in use. Use another one first.`);
  }
  const folder = contextFolder(home, name);
  await lockIn(home, folder).hold(async () => {
    refuseIfServed(home, name, folder);
    await removeFolder(home, name);
  });
}

function refuseIfServed(home: string, name: string, folder: string): void {
  const [gateway] = writing(folder, () => registrations(filesIn(home), folder));
  if (gateway === undefined) return;
  throw new UserError('InUse', `The gateway with process id ${gateway.pid} serves the context ${name}. Stop it first.`);
}
