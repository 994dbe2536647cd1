import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { TestContext } from 'node:test';
import tls from 'node:tls';
import { secureContext } from '../../../../src/gateway/backends/secure-context.ts';
import { trustOf } from '../../../../src/gateway/backends/trust.ts';
import { listen } from '../../../support/listen.ts';
import { EC, workshop } from '../../openssl.ts';

export interface Made {
  /** PEM. */
  readonly certificate: string;
  readonly privateKey: string;
}

export interface Recipe {
  readonly subject: string;
  /** Absent, it issues itself. */
  readonly issuer?: string;
  /** Whose key it has; absent, a new one. */
  readonly keyOf?: string;
  /** Lines of OpenSSL's configuration. */
  readonly extensions: readonly string[];
  readonly digest?: string;
  readonly newKey?: readonly string[];
}

export const CA = ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign', 'subjectKeyIdentifier=hash'];
export const NAMES = [
  'basicConstraints=CA:false',
  'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1',
  'authorityKeyIdentifier=none',
];
export const SERVER = [...NAMES.slice(0, 2), 'authorityKeyIdentifier=keyid'];

/** Certificates by name, each made from its recipe; issuers come before what they issue. */
export function laboratory<Name extends string>(recipes: Record<Name, Recipe>): (name: Name) => Made {
  const { openssl, read, write } = workshop();
  const all = new Map(Object.entries<Recipe>(recipes));
  const keyFile = (name: string) => `${all.get(name)?.keyOf ?? name}.key`;
  for (const [name, { subject, issuer, keyOf, extensions, digest, newKey }] of all) {
    const keys = keyOf === undefined ? ['-keyout', keyFile(name), ...(newKey ?? EC)] : ['-key', keyFile(name)];
    openssl('req', '-new', '-nodes', ...keys, '-out', `${name}.csr`, '-subj', subject);
    write(`${name}.ext`, `${extensions.join('\n')}\n`);
    const signer =
      issuer === undefined
        ? ['-signkey', keyFile(name)]
        : ['-CA', `${issuer}.crt`, '-CAkey', keyFile(issuer), '-CAcreateserial'];
    const rest = ['-days', '90', '-extfile', `${name}.ext`, `-${digest ?? 'sha256'}`];
    openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.crt`, ...signer, ...rest);
  }
  return name => ({ certificate: read(`${name}.crt`).toString(), privateKey: read(keyFile(name)).toString() });
}

export const derOf = (pem: string): Buffer => new X509Certificate(pem).raw;

/** What Node has against a server that sends these, where the gateway's own connection trusts `ca`; undefined: nothing. */
export async function nodeVerdict(
  t: TestContext,
  sent: readonly string[],
  privateKey: string,
  ca: readonly string[],
): Promise<string | undefined> {
  const server = tls.createServer({ cert: sent.join(''), key: privateKey, ciphers: 'DEFAULT@SECLEVEL=0' });
  const port = await listen(t, server);
  const context = secureContext({
    origin: `https://localhost:${port}`,
    certificate: undefined,
    trust: trustOf(ca, () => []),
    validateCertificateChain: true,
    validateCertificateName: true,
    maxVersion: 'TLSv1.3',
    proxy: undefined,
  });
  const to = { port, host: '127.0.0.1', servername: 'localhost' };
  const socket = tls.connect({ ...to, secureContext: context, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  socket.destroy();
  // The code, whatever its type says.
  return socket.authorized ? undefined : String(socket.authorizationError);
}
