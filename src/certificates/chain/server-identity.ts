import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { publicKeyOf } from '../x509/public-key.ts';
import { hasRareCurve } from '../x509/signing.ts';

/**
 * What Node's own check of the name says of a server's certificate, `undefined` where it is for the host: a DNS name, or an
 * IP address without brackets. Throws where Node cannot read the names (ERR_TLS_CERT_ALTNAME_FORMAT).
 */
export const identityError = (hostname: string, certificate: X509Certificate): Error | undefined =>
  hasLegacyForm(certificate)
    ? tls.checkServerIdentity(hostname, certificate.toLegacyObject())
    : identityErrorByOpenSsl(hostname, certificate);

/**
 * Node 24.21 dies (SIGSEGV) of the form of a certificate that its own check takes where OpenSSL cannot read the key, and
 * Node 26.10 where the key is on a curve that NIST has no name for.
 */
const hasLegacyForm = (certificate: X509Certificate): boolean =>
  publicKeyOf(certificate) !== undefined && !hasRareCurve(certificate);

function identityErrorByOpenSsl(hostname: string, certificate: X509Certificate): Error | undefined {
  const isAddress = isIP(hostname) !== 0;
  if ((isAddress ? certificate.checkIP(hostname) : certificate.checkHost(hostname)) !== undefined) return undefined;
  const { subject, subjectAltName: names } = certificate;
  if (isAddress)
    return wrongName(`IP: ${hostname} is not in the cert's list: ${addressesIn(names ?? '')}`, hostname, names);
  const [, commonName] = /^CN=(.+)$/m.exec(subject) ?? [];
  if (names === undefined && commonName === undefined) return namesNone(hostname);
  const other = names === undefined ? `cert's CN: ${commonName}` : `in the cert's altnames: ${names}`;
  return wrongName(`Host: ${hostname}. is not ${other}`, hostname, names);
}

const addressesIn = (names: string): string =>
  [...names.matchAll(/\bIP Address:([^,]+)/g)].map(([, address]) => address).join(', ');

/** As Node's own error of it. */
const wrongName = (reason: string, host: string, subjectaltname: string | undefined): Error =>
  Object.assign(new Error(`Hostname/IP does not match certificate's altnames: ${reason}`), {
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    host,
    cert: { subjectaltname },
  });

const namesNone = (hostname: string): Error => wrongName('Cert does not contain a DNS name', hostname, undefined);

/** Of a server that told no certificate: that names no host either. */
export const identityErrorOf = (hostname: string, socket: tls.TLSSocket): Error | undefined => {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? namesNone(hostname) : identityError(hostname, certificate);
};
