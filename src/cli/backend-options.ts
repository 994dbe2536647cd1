import { type Command, Option } from 'commander';
import type { BackendInput } from '../resources/backends.ts';
import { optionFor } from './mandatory.ts';
import { type MemberOption, memberOptions, removableOf, withMembers } from './member-options.ts';
import type { Removable } from './removal.ts';
import { onlyOneFromStdin } from './secret.ts';

const { member, namedSecrets, ids, required, secret, switched, text } = memberOptions<BackendInput>();

/** The cmdlet says what is skipped, the resource what is validated. */
export const BACKEND_OPTIONS: readonly MemberOption<BackendInput>[] = [
  required('--url <url>', 'where it is, such as https://contoso.com/myapi', url => ({ url })),
  member(
    ({ isNew }) =>
      optionFor('--protocol <protocol>', 'how it is spoken to', { isMandatory: isNew }).choices(['http', 'soap']),
    (protocol: string) => ({ protocol }),
    undefined,
  ),
  text('--title <text>', 'a title', title => ({ title }), ['title', { title: null }]),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
  text('--resource-id <uri>', 'the management URI of the Azure resource behind it', resourceId => ({ resourceId }), [
    'resource-id',
    { resourceId: null },
  ]),
  switched('skip-certificate-chain-validation', 'take a self-signed certificate, or one of an unknown CA', skip => ({
    tls: { validateCertificateChain: !skip },
  })),
  switched('skip-certificate-name-validation', 'take a certificate for another name', skip => ({
    tls: { validateCertificateName: !skip },
  })),
  member(
    () => new Option('--tls-max-version <version>', 'offer no TLS version above this one').choices(['1.2', '1.3']),
    (maxVersion: string) => ({ tls: { maxVersion } }),
    ['tls-max-version', { tls: { maxVersion: null } }],
  ),
  ids(
    '--certificate-id <id>',
    'a client certificate to present (repeatable)',
    'certificates',
    certificateIds => ({ credentials: { certificateIds } }),
    ['certificate-id', { credentials: { certificateIds: null } }],
  ),
  ids(
    '--certificate-thumbprint <thumbprint>',
    'the same by its thumbprint (repeatable); ids come first',
    'thumbprints',
    certificate => ({ credentials: { certificate } }),
    ['certificate-thumbprint', { credentials: { certificate: null } }],
  ),
  namedSecrets(
    'header',
    'a header to send along, in which {{name}} is a named value (repeatable)',
    header => ({ credentials: { header } }),
    ['header', { credentials: { header: null } }],
  ),
  namedSecrets(
    'query',
    'a query parameter to send along, in the same way (repeatable)',
    query => ({ credentials: { query } }),
    ['query', { credentials: { query: null } }],
  ),
  text(
    '--authorization-header-scheme <scheme>',
    'the scheme of an Authorization header to send along',
    scheme => ({ credentials: { authorization: { scheme } } }),
    ['authorization-header', { credentials: { authorization: null } }],
  ),
  secret('authorization-header-parameter', 'parameter', 'what follows the scheme, in the same way', parameter => ({
    credentials: { authorization: { parameter } },
  })),
  text('--proxy-url <url>', 'a proxy that calls go through', url => ({ proxy: { url } }), ['proxy', { proxy: null }]),
  text('--proxy-username <name>', "the proxy's user name", username => ({ proxy: { username } }), [
    'proxy-credentials',
    { proxy: { username: null, password: null } },
  ]),
  secret('proxy-password', 'password', "the proxy's password", password => ({ proxy: { password } })),
];

/** `--query` is a credential here, as in the cmdlet, so JMESPath is not to be had on these commands. */
export const withBackendOptions = (command: Command, mode: { readonly isNew: boolean }): Command =>
  onlyOneFromStdin(withMembers(command, BACKEND_OPTIONS, mode));

export const REMOVABLE: Removable<BackendInput> = removableOf(BACKEND_OPTIONS);
