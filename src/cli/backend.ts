import type { Command } from 'commander';
import type { Backend, BACKEND as Described } from '../model/backend.ts';
import type { BackendInput } from '../resources/backends.ts';
import type { Envelope } from '../resources/envelope.ts';
import { BACKEND_OPTIONS, REMOVABLE, withBackendOptions } from './backend-options.ts';
import { backendTestCommand } from './backend-test.ts';
import { byNeed } from './by-need.ts';
import { type Environment, warn } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, optionalId, withChosenId, withId } from './ids.ts';
import { membersGiven } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { withFormat } from './options.ts';
import { report } from './print.ts';
import { removals, withRemoval } from './removal.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { hintingAtIds } from './thumbprint-hint.ts';
import { changed } from './unchanged.ts';
import { verb } from './verbs.ts';

type Shown = Envelope<ReturnType<typeof Described.properties>>;

const BACKEND: ResourceCommands<'backends', Shown> = {
  word: 'backend',
  noun: 'backend',
  idOption: { name: 'backend-id', lists: 'backends' },
  exampleId: 'contoso',
  removal: 'remove one that no policy uses',
  columns: () => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'URL', value: ({ properties }) => properties.url },
    { title: 'PROTOCOL', value: ({ properties }) => properties.protocol, spare: 2 },
    { title: 'CHAIN', ...checked('validateCertificateChain'), spare: 1 },
    { title: 'NAME', ...checked('validateCertificateName'), spare: 1 },
    { title: 'TITLE', value: ({ properties }) => properties.title, spare: 3 },
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { BACKEND } = await import('../model/backend.ts');
    return entity => envelope(context, BACKEND, entity);
  },
  details: undefined,
  rules: async () => {
    const { getBackend, removeBackend } = await import('../resources/backends.ts');
    return { get: getBackend, remove: removeBackend };
  },
};

function checked(property: 'validateCertificateChain' | 'validateCertificateName') {
  const isChecked = ({ properties }: Shown) => properties.tls?.[property] ?? true;
  return {
    value: (backend: Shown) => (isChecked(backend) ? 'checked' : 'skipped'),
    colour: (backend: Shown) => (isChecked(backend) ? undefined : ('yellow' as const)),
  };
}

export function backendCommands(program: Command, env: Environment, exit: (status: number) => void): void {
  const group = program
    .command('backend')
    .description('backends: how their certificates are checked, and what is presented to them');
  byNeed(group, () => declareCommands(group, env, exit));
}

function declareCommands(group: Command, env: Environment, exit: (status: number) => void): void {
  const create = verb(
    group,
    'new',
    'add a backend; calls to URLs below its own use it, whether or not a policy names it',
    'apim backend new --url https://contoso.com/myapi --protocol http --skip-certificate-chain-validation true',
  );
  withId(create, BACKEND.idOption, 'its id (else made from the URL)');
  withForce(withBackendOptions(create, { isNew: true }), 'replace one that is there; what refers to it stays');
  withFormat(create).action(() => newCommand(env, create));

  const set = verb(
    group,
    'set',
    'change what is given of a backend',
    'apim backend set contoso --certificate-id client\napim backend set contoso --remove certificate-id --remove proxy',
  );
  withBackendOptions(withChosenId(set, BACKEND.idOption), { isNew: false });
  withFormat(withRemoval(set, REMOVABLE)).action((id?: string) => setCommand(env, set, id));

  resourceCommands(group, env, BACKEND);
  backendTestCommand(group, env, exit);
}

async function newCommand(env: Environment, command: Command): Promise<void> {
  const inputs = await membersGiven(env, command, BACKEND_OPTIONS);
  const opened = await openContext(env, command);
  const { newBackend, placeBackend } = await import('../resources/backends.ts');
  const id = optionalId(command);
  const hinting = <R>(work: () => Promise<R>): Promise<R> => hintingAtIds(opened.store, thumbprintsIn(inputs), work);
  if (!isForced(command)) {
    const backend = await hinting(() => newBackend(opened.store, id, ...inputs));
    await tellOf(env, command, opened, `Added backend ${backend.id}`, backend);
    return id === undefined ? warnOfTwin(env, opened, backend) : undefined;
  }
  const { entity, isReplaced } = await hinting(() => placeBackend(opened.store, id, ...inputs));
  await tellOf(env, command, opened, `${isReplaced ? 'Replaced' : 'Added'} backend ${entity.id}`, entity);
}

const thumbprintsIn = (inputs: readonly BackendInput[]): readonly string[] =>
  inputs.flatMap(({ credentials }) => credentials?.certificate ?? []);

/** Whoever runs the command again, without an id, most likely means the one that is there. */
function warnOfTwin(env: Environment, { store }: Opened, { id, url }: Backend): void {
  const twin = store.backends.list().find(other => other.id !== id && other.url === url);
  if (twin !== undefined)
    warn(env, `backend '${twin.id}' has the same URL already; with --force, backend new takes its place.`);
}

async function setCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const inputs = await membersGiven(env, command, BACKEND_OPTIONS);
  const opened = await openContext(env, command);
  const { setBackend } = await import('../resources/backends.ts');
  const before = opened.store.backends.get(id);
  const after = await hintingAtIds(opened.store, thumbprintsIn(inputs), () =>
    setBackend(opened.store, id, ...removals(command, REMOVABLE), ...inputs),
  );
  const done = await changed(`backend ${after.id}`, { command, printing: [], before, after });
  await tellOf(env, command, opened, done, after);
}

async function tellOf(
  env: Environment,
  command: Command,
  opened: Opened,
  done: string,
  backend: Backend,
): Promise<void> {
  const shown = await BACKEND.envelope(opened);
  const { url, tls } = backend;
  const sentence = `${done}.\n  url      ${url}\n  checked  ${checks(tls)}`;
  await report(env, command, shown(backend), BACKEND.columns(env), sentence);
  const { ignoredThumbprints } = await import('../resources/backends.ts');
  const ignored = ignoredThumbprints(backend);
  if (ignored !== undefined) warn(env, ignored);
}

function checks(tls: Backend['tls']): string {
  const chain = tls?.validateCertificateChain ?? true;
  const name = tls?.validateCertificateName ?? true;
  if (chain && name) return "its certificate's chain and name";
  if (chain) return "its certificate's chain, not the name";
  return name ? "its certificate's name, not the chain" : 'nothing: neither chain nor name of its certificate';
}
