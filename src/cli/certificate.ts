import type { Command } from 'commander';
import type { Certificate } from '../model/certificate.ts';
import type { PfxInput } from '../resources/certificates.ts';
import type { certificateEnvelope } from '../resources/envelope.ts';
import { factColumns, factLines } from './certificate-text.ts';
import { type Environment, tell, warn } from './environment.ts';
import { chosenId, optionalId, withChosenId, withId } from './ids.ts';
import { type Opened, openContext } from './open.ts';
import { Synonym, withOutput } from './options.ts';
import { plainText } from './plain-text.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { withSecret } from './secret.ts';
import { openSecretFile } from './secret-file.ts';
import { verb } from './verbs.ts';

const CERTIFICATE: ResourceCommands<Certificate, ReturnType<typeof certificateEnvelope>> = {
  word: 'cert',
  noun: 'certificate',
  idOption: 'certificate-id',
  exampleId: 'client',
  removal: 'remove one that no policy and no backend uses',
  columns: env => [{ title: 'ID', value: ({ name }) => name }, ...factColumns(env)],
  list: store => store.certificates.list(),
  envelope: async () => (await import('../resources/envelope.ts')).certificateEnvelope,
  rules: async () => {
    const { removeCertificate } = await import('../resources/certificates.ts');
    const { getCertificate } = await import('../resources/stored-certificates.ts');
    return { get: getCertificate, remove: removeCertificate };
  },
};

export function certificateCommands(program: Command, env: Environment): void {
  const group = program
    .command('certificate')
    .alias('cert')
    .description('client certificates for backends that ask for one');

  const add = verb(
    group,
    'add',
    'add a client certificate from a PFX file; its password is used once and not kept',
    'apim cert add --id client --pfx client.pfx --password-env PFX_PASSWORD',
  );
  withId(add, CERTIFICATE.idOption, 'how policies and backends refer to it (else made from its subject)');
  withOutput(withPfx(add)).action(() => addCommand(env, add));

  const set = verb(
    group,
    'set',
    'replace the PFX under the same id, at once for a running gateway',
    'apim cert set client --pfx renewed.pfx --password-env PFX_PASSWORD',
  );
  withOutput(withPfx(withChosenId(set, CERTIFICATE.idOption)));
  set.action((id?: string) => setCommand(env, set, id));

  resourceCommands(group, env, CERTIFICATE);
}

function withPfx(command: Command): Command {
  command
    .requiredOption('--pfx <file>', 'the PFX (PKCS#12) file with the private key; - for standard input')
    .addOption(new Synonym('--pfx-file-path <file>', 'pfx'));
  withSecret(command, 'password', 'password', 'the password of the PFX file; asked for on a terminal');
  return command.addOption(new Synonym('--pfx-password <password>', 'password'));
}

async function addCommand(env: Environment, command: Command): Promise<void> {
  const opened = await openContext(env, command);
  const { addCertificate } = await import('../resources/certificates.ts');
  const certificate = await withPfxInput(env, command, input =>
    addCertificate(opened.store, optionalId(command), input),
  );
  await tellOf(env, command, opened, 'Added', certificate);
}

async function setCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const opened = await openContext(env, command);
  const { setCertificate } = await import('../resources/certificates.ts');
  const replacement = await withPfxInput(env, command, input => setCertificate(opened.store, id, input));
  const { certificate, previousThumbprint, stale } = replacement;
  await tellOf(env, command, opened, 'Replaced', certificate);
  if (stale.length === 0) return;
  warn(env, `these still name the old thumbprint ${previousThumbprint}, which no certificate has any more:`);
  for (const user of stale) tell(env, `  ${user}`);
}

async function withPfxInput<R>(env: Environment, command: Command, use: (input: PfxInput) => Promise<R>): Promise<R> {
  const { pfx: name }: { pfx: string } = command.opts();
  const notes: string[] = [];
  const onNote = (sentence: string): unknown => notes.push(sentence);
  const file = { name, what: 'The PFX file' };
  const result = await openSecretFile(env, command, file, (pfx, password) => use({ pfx, password, onNote }));
  for (const note of notes) warn(env, plainText(note));
  return result;
}

async function tellOf(
  env: Environment,
  command: Command,
  { context }: Opened,
  done: string,
  certificate: Certificate,
): Promise<void> {
  const shown = await CERTIFICATE.envelope();
  const sentence = `${done} certificate ${certificate.id}.\n${factLines(env, certificate)}`;
  await report(env, command, shown(context, certificate), CERTIFICATE.columns(env), sentence);
  await warnAbout(env, certificate);
}

async function warnAbout(env: Environment, { chain }: Certificate): Promise<void> {
  const [leaf] = chain;
  if (leaf === undefined) return;
  const { X509Certificate } = await import('node:crypto');
  const { certificateWarnings } = await import('../certificates/facts.ts');
  for (const sentence of certificateWarnings(new X509Certificate(leaf), env.now())) warn(env, sentence);
}
