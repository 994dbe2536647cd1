import { type Command, Option } from 'commander';
import type { CaCertificate, CA_CERTIFICATE as Described } from '../model/ca-certificate.ts';
import type { Envelope } from '../resources/envelope.ts';
import { byNeed } from './by-need.ts';
import { factColumns, factLines } from './certificate-text.ts';
import { type Environment, warn } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { optionalId, withId } from './ids.ts';
import { optionFor } from './mandatory.ts';
import { openContext } from './open.ts';
import { Synonym, withOutput } from './options.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { withSecret } from './secret.ts';
import { openSecretFile } from './secret-file.ts';
import { verb } from './verbs.ts';

/** Named here too, so that the model is loaded only by a command that runs. */
const STORE_NAMES = ['Root', 'CertificateAuthority'] as const satisfies readonly CaCertificate['storeName'][];

const CA_CERTIFICATE: ResourceCommands<'caCertificates', Envelope<ReturnType<typeof Described.properties>>> = {
  word: 'ca',
  noun: 'CA certificate',
  idOption: { name: 'ca-certificate-id', lists: 'caCertificates' },
  exampleId: 'partner-root',
  removal: 'trust it no longer',
  columns: env => [
    { title: 'ID', value: ({ name }) => name },
    { title: 'STORE', value: ({ properties }) => properties.storeName, spare: 1 },
    ...factColumns(env),
  ],
  envelope: async ({ context }) => {
    const { envelope } = await import('../resources/envelope.ts');
    const { CA_CERTIFICATE } = await import('../model/ca-certificate.ts');
    return entity => envelope(context, CA_CERTIFICATE, entity);
  },
  details: undefined,
  rules: async () => {
    const { getCaCertificate, removeCaCertificate } = await import('../resources/ca-certificates.ts');
    return { get: getCaCertificate, remove: removeCaCertificate };
  },
};

export function caCommands(program: Command, env: Environment): void {
  const group = program
    .command('ca')
    .alias('system-certificate')
    .description('CA certificates that backends are checked against');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  const add = verb(
    group,
    'add',
    'trust a CA certificate (PEM, DER or PFX)',
    'apim ca add --id partner-root --file root.pem',
  );
  withId(add, CA_CERTIFICATE.idOption, 'its name here (else made from its subject)');
  add
    .addOption(optionFor('--file <file>', 'the certificate; - for standard input', { isMandatory: true }))
    .addOption(new Synonym('--pfx-path <file>', 'file'))
    .addOption(
      new Option(
        '--store-name <store>',
        'Root, or CertificateAuthority for an intermediate (else told by the certificate)',
      ).choices(STORE_NAMES),
    );
  withSecret(add, 'password', 'password', 'the password, of a PFX file; asked for on a terminal');
  withForce(add.addOption(new Synonym('--pfx-password <password>', 'password')), 'replace one that is there');
  withOutput(add);
  add.action(() => addCommand(env, add));

  resourceCommands(group, env, CA_CERTIFICATE);
}

async function addCommand(env: Environment, command: Command): Promise<void> {
  const { file: name, storeName }: { file: string; storeName?: string } = command.opts();
  const id = optionalId(command);
  const opened = await openContext(env, command);
  const { addCaCertificate, expiredCa, loneCertificate, placeCaCertificate } = await import(
    '../resources/ca-certificates.ts'
  );
  const put = isForced(command)
    ? placeCaCertificate
    : async (...args: Parameters<typeof addCaCertificate>) => ({
        entity: await addCaCertificate(...args),
        isReplaced: false,
      });
  const { entity: ca, isReplaced } = await openSecretFile(
    env,
    command,
    { name, what: 'The certificate file' },
    (file, password) => put(opened.store, { id, file, password, storeName }),
  );
  const shown = await CA_CERTIFICATE.envelope(opened);
  const sentence = `${isReplaced ? 'Replaced' : 'Added'} CA certificate ${ca.id} (${ca.storeName}).\n${factLines(env, ca)}`;
  await report(env, command, shown(ca), CA_CERTIFICATE.columns(env), sentence);
  const expired = expiredCa(ca, env.now());
  if (expired !== undefined) warn(env, expired);
  const lone = loneCertificate(ca);
  if (lone !== undefined) warn(env, lone);
}
