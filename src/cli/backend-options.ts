import { type Command, Option } from 'commander';
import type { BackendInput } from '../resources/backends.ts';
import type { Environment } from './environment.ts';
import { ListedOption } from './listed.ts';
import { optionFor } from './mandatory.ts';
import type { Removable } from './removal.ts';
import { onlyOneFromStdin, readNamedSecrets, readSecret, withNamedSecret, withSecret } from './secret.ts';
import { booleanOption, namedValue, repeated } from './values.ts';

interface BackendOptions {
  url?: string;
  protocol?: string;
  title?: string;
  description?: string;
  resourceId?: string;
  skipCertificateChainValidation?: boolean;
  skipCertificateNameValidation?: boolean;
  tlsMaxVersion?: string;
  certificateId?: string[];
  certificateThumbprint?: string[];
  authorizationHeaderScheme?: string;
  proxyUrl?: string;
  proxyUsername?: string;
}

/** `--query` is a credential here, as in the cmdlet, so JMESPath is not to be had on these commands. */
export function withBackendOptions(command: Command, { isNew }: { isNew: boolean }): Command {
  command
    .addOption(optionFor('--url <url>', 'where it is, such as https://contoso.com/myapi', { isMandatory: isNew }))
    .addOption(
      optionFor('--protocol <protocol>', 'how it is spoken to', { isMandatory: isNew }).choices(['http', 'soap']),
    )
    .option('--title <text>', 'a title')
    .option('--description <text>', 'a description')
    .option('--resource-id <uri>', 'the management URI of the Azure resource behind it')
    .addOption(
      booleanOption('skip-certificate-chain-validation', 'take a self-signed certificate, or one of an unknown CA'),
    )
    .addOption(booleanOption('skip-certificate-name-validation', 'take a certificate for another name'))
    .addOption(
      new Option('--tls-max-version <version>', 'offer no TLS version above this one').choices(['1.2', '1.3']),
    );
  return onlyOneFromStdin(withProxy(withCredentials(command)));
}

function withCredentials(command: Command): Command {
  command
    .addOption(
      new ListedOption(
        '--certificate-id <id>',
        'a client certificate to present (repeatable)',
        'certificates',
      ).argParser(repeated),
    )
    .addOption(
      new ListedOption(
        '--certificate-thumbprint <thumbprint>',
        'the same by its thumbprint (repeatable); ids come first',
        'thumbprints',
      ).argParser(repeated),
    );
  for (const [name, what] of [
    ['header', 'a header'],
    ['query', 'a query parameter'],
  ] as const) {
    const description = `${what} to send along (repeatable)`;
    withNamedSecret(command, {
      name,
      flags: `--${name} <name=value>`,
      description,
      form: 'NAME=VALUE',
      read: namedValue,
    });
  }
  command.option('--authorization-header-scheme <scheme>', 'the scheme of an Authorization header to send along');
  return withSecret(command, 'authorization-header-parameter', 'parameter', 'what follows the scheme');
}

function withProxy(command: Command): Command {
  command
    .option('--proxy-url <url>', 'a proxy that calls go through')
    .option('--proxy-username <name>', "the proxy's user name");
  return withSecret(command, 'proxy-password', 'password', "the proxy's password");
}

/** By the option that set it, or for what only makes sense as a whole by its first words. */
export const REMOVABLE: Removable<BackendInput> = {
  title: { title: null },
  description: { description: null },
  'resource-id': { resourceId: null },
  'tls-max-version': { tls: { maxVersion: null } },
  'certificate-id': { credentials: { certificateIds: null } },
  'certificate-thumbprint': { credentials: { certificate: null } },
  header: { credentials: { header: null } },
  query: { credentials: { query: null } },
  'authorization-header': { credentials: { authorization: null } },
  proxy: { proxy: null },
  'proxy-credentials': { proxy: { username: null, password: null } },
};

/** What was given of a backend, secrets read from where they are. The cmdlet says what is skipped, the resource what is validated. */
export async function backendInput(env: Environment, command: Command): Promise<BackendInput> {
  const options: BackendOptions = command.opts();
  const { url, protocol, title, description, resourceId, tlsMaxVersion, proxyUrl, proxyUsername } = options;
  return {
    url,
    protocol,
    title,
    description,
    resourceId,
    credentials: await credentials(env, command, options),
    proxy: { url: proxyUrl, username: proxyUsername, password: await readSecret(env, command, 'proxy-password') },
    tls: {
      validateCertificateChain: negated(options.skipCertificateChainValidation),
      validateCertificateName: negated(options.skipCertificateNameValidation),
      maxVersion: tlsMaxVersion,
    },
  };
}

const negated = (value: boolean | undefined): boolean | undefined => (value === undefined ? undefined : !value);

async function credentials(env: Environment, command: Command, options: BackendOptions) {
  return {
    certificateIds: options.certificateId,
    certificate: options.certificateThumbprint,
    header: await namedSecrets(env, command, 'header'),
    query: await namedSecrets(env, command, 'query'),
    authorization: {
      scheme: options.authorizationHeaderScheme,
      parameter: await readSecret(env, command, 'authorization-header-parameter'),
    },
  };
}

/** A name that is given twice has both values. */
async function namedSecrets(env: Environment, command: Command, name: string): Promise<Record<string, string[]>> {
  const byName = new Map<string, string[]>();
  for (const [key, value] of await readNamedSecrets(env, command, name)) {
    byName.set(key, [...(byName.get(key) ?? []), value]);
  }
  return Object.fromEntries(byName);
}
