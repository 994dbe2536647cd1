import forge from 'node-forge';
import type { TestIdentity } from '../../support/certificates.ts';

/** A client certificate of 1024 bits, signed with SHA-1 by a CA of its own: both are below what OpenSSL 3 takes by default. */
export function weakIdentity(): { identity: TestIdentity; ca: string } {
  const { pki, md } = forge;
  const [authorityKeys, keys] = [pki.rsa.generateKeyPair(1024), pki.rsa.generateKeyPair(1024)];
  const certificate = (commonName: string, publicKey: forge.pki.PublicKey, isAuthority: boolean) => {
    const made = pki.createCertificate();
    made.publicKey = publicKey;
    made.serialNumber = isAuthority ? '01' : '02';
    made.validity.notBefore = new Date(Date.now() - 3_600_000);
    made.validity.notAfter = new Date(Date.now() + 86_400_000);
    made.setSubject([{ shortName: 'CN', value: commonName }]);
    made.setIssuer([{ shortName: 'CN', value: 'Weak CA' }]);
    made.setExtensions([{ name: 'basicConstraints', critical: true, cA: isAuthority }]);
    made.sign(authorityKeys.privateKey, md.sha1.create());
    return pki.certificateToPem(made);
  };
  const ca = certificate('Weak CA', authorityKeys.publicKey, true);
  const leaf = certificate('weak', keys.publicKey, false);
  const identity = { certificate: leaf, privateKey: pki.privateKeyToPem(keys.privateKey), chain: [leaf, ca] };
  return { identity, ca };
}
