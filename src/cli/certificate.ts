import type { Command } from 'commander';
import type { Certificate, CERTIFICATE as Described } from '../model/certificate.ts';
import type { PfxInput, Replacement } from '../resources/certificates.ts';
import type { CertificateDetails, Envelope } from '../resources/envelope.ts';
import { byNeed } from './by-need.ts';
import { factColumns, factLines } from './certificate-text.ts';
import { type Environment, tell, warn } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, optionalId, withChosenId, withId } from './ids.ts';
import { optionFor } from './mandatory.ts';
import { type Opened, openContext } from './open.ts';
import { Synonym, withOutput } from './options.ts';
import { plainText } from './plain-text.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { withSecret } from './secret.ts';
import { openSecretFile } from './secret-file.ts';
import { verb } from './verbs.ts';

/** The details of one that is shown alone. */
type Shown = Envelope<ReturnType<typeof Described.properties> & Partial<CertificateDetails>>;

const CERTIFICATE: ResourceCommands<'certificates', Shown> = {
  word: 'cert',
  noun: 'certificate',
  idOption: { name: 'certificate-id', lists: 'certificates' },
  exampleId: 'client',
  removal: 'remove one that no policy and no backend uses',
  columns: env => [{ title: 'ID', value: ({ name }) => name }, ...factColumns(env)],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { CERTIFICATE } = await import('../model/certificate.ts');
    return entity => envelope(context, CERTIFICATE, entity);
  },
  details: {
    columns: env => [
      { title: 'ID', value: ({ name }) => name },
      ...factColumns(env),
      { title: 'ISSUER', value: ({ properties }) => properties.issuer },
      { title: 'NAMES', value: ({ properties }) => properties.names?.join(', '), isOptional: true },
      { title: 'USED BY', value: ({ properties }) => usersText(properties.usedBy) },
    ],
    of: detailed,
  },
  rules: async () => {
    const { removeCertificate } = await import('../resources/certificates.ts');
    const { getCertificate } = await import('../resources/stored-certificates.ts');
    return { get: getCertificate, remove: removeCertificate };
  },
};

function usersText(users: readonly string[] | undefined): string {
  if (users === undefined) return 'cannot be told';
  return users.length === 0 ? 'nothing' : users.join(', ');
}

async function detailed(env: Environment, { store, context }: Opened, certificate: Certificate) {
  const { certificateDetails } = await import('../resources/certificate-details.ts');
  const { detailedCertificateEnvelope } = await import('../resources/envelope.ts');
  const { details, problem } = certificateDetails(store, certificate);
  if (problem !== undefined) warn(env, problem);
  return detailedCertificateEnvelope(context, certificate, details);
}

export function certificateCommands(program: Command, env: Environment): void {
  const group = program
    .command('certificate')
    .alias('cert')
    .description('client certificates for backends that ask for one');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const add = verb(
    group,
    'add',
    'add a client certificate from a PFX file; its password is used once and not kept',
    'apim cert add --id client --pfx client.pfx --password-env PFX_PASSWORD',
  );
  withId(add, CERTIFICATE.idOption, 'how policies and backends refer to it (else made from its subject)');
  withForce(withPfx(add), 'replace the PFX of one that is there; what refers to it stays');
  withOutput(add).action(() => addCommand(env, add));

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
    .addOption(
      optionFor('--pfx <file>', 'the PFX (PKCS#12) file with the private key; - for standard input', {
        isMandatory: true,
      }),
    )
    .addOption(new Synonym('--pfx-file-path <file>', 'pfx'));
  withSecret(command, 'password', 'password', 'the password of the PFX file; asked for on a terminal');
  return command.addOption(new Synonym('--pfx-password <password>', 'password'));
}

async function addCommand(env: Environment, command: Command): Promise<void> {
  const opened = await openContext(env, command);
  const { addCertificate, placeCertificate } = await import('../resources/certificates.ts');
  const put = isForced(command) ? placeCertificate : addCertificate;
  const placed = await withPfxInput(env, command, input => put(opened.store, optionalId(command), input));
  if ('certificate' in placed) await tellOfReplacement(env, command, opened, placed);
  else await tellOf(env, command, opened, 'Added', placed);
}

async function setCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const opened = await openContext(env, command);
  const { setCertificate } = await import('../resources/certificates.ts');
  const replacement = await withPfxInput(env, command, input => setCertificate(opened.store, id, input));
  await tellOfReplacement(env, command, opened, replacement);
}

async function tellOfReplacement(
  env: Environment,
  command: Command,
  opened: Opened,
  { certificate, previousThumbprint, stale }: Replacement,
): Promise<void> {
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
  opened: Opened,
  done: string,
  certificate: Certificate,
): Promise<void> {
  const shown = await CERTIFICATE.envelope(opened);
  const sentence = `${done} certificate ${certificate.id}.\n${factLines(env, certificate)}`;
  await report(env, command, shown(certificate), CERTIFICATE.columns(env), sentence);
  await warnAbout(env, certificate);
}

async function warnAbout(env: Environment, { chain }: Certificate): Promise<void> {
  const { X509Certificate } = await import('node:crypto');
  const { chainWarnings } = await import('../certificates/x509/facts.ts');
  const known = chain.map(pem => new X509Certificate(pem));
  for (const sentence of chainWarnings(known, env.now())) warn(env, sentence);
}
