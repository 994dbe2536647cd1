import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { identityError } from '../../src/certificates/chain/server-identity.ts';
import { EC, workshop } from '../certificates/openssl.ts';

const shop = workshop();
const curve = (name: string) => ['-newkey', 'ec', '-pkeyopt', `ec_paramgen_curve:${name}`];

/** What is refused of a certificate when it is called by these names. */
function told(name: string, key: readonly string[], names: readonly string[]) {
  shop.selfSigned(name, ...key, ...names);
  const certificate = new X509Certificate(shop.read(`${name}.crt`));
  return CALLED.map(hostname => {
    const error = identityError(hostname, certificate);
    const code = error !== undefined && 'code' in error ? error.code : undefined;
    return [hostname, code, error?.message];
  });
}

const CALLED = ['contoso.com', 'api.contoso.com', 'contoso.org', '10.0.0.1', '10.0.0.2', '::1', 'shop'];
const NAMES = ['-addext', 'subjectAltName=DNS:contoso.com,DNS:*.contoso.com,IP:10.0.0.1'];

for (const name of ['brainpoolP256r1', 'brainpoolP512t1', 'secp256k1'])
  for (const [kind, names] of [
    ['with names of its own', NAMES],
    ['with the name of its subject alone', []],
  ] as const)
    test(`a certificate ${kind} on the curve ${name}, of which Node 26 dies, is judged and told as any other`, () => {
      const any = told('shop', EC, names);
      assert.deepEqual(told('shop', curve(name), names), any);
      assert.equal(any.filter(([, code]) => code === 'ERR_TLS_CERT_ALTNAME_INVALID').length, names.length > 0 ? 4 : 6);
    });
