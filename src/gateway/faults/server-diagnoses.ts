import { codeOf, connectionFailure, type Diagnose, type Dialled, hostOf } from './diagnosis.ts';
import { wrongName } from './server-name.ts';

/** With the CA's name, where it is known. */
const untrusted: Diagnose = dialled => {
  const end = dialled.evidence?.chain?.end;
  const ca = end?.kind === 'untrusted root' ? `${end.root}, a CA` : 'a CA';
  return connectionFailure(
    'ServerCertificateOfUnknownCa',
    `The certificate of ${hostOf(dialled)} is issued by ${ca} that is not trusted here.`,
    'trust the root',
  );
};

/** The issuer of what the server sent is neither among that nor known here. */
const incomplete: Diagnose = dialled => {
  const end = dialled.evidence?.chain?.end;
  const issuer = end?.kind === 'missing issuer' ? end : undefined;
  if (issuer?.wasSent === true) return untrustedAbove(dialled);
  if (issuer !== undefined && !issuer.isIntermediate) return unknownIssuer(dialled, issuer.issuer);
  const missing =
    issuer === undefined ? 'the one that issued it' : `that of ${issuer.issuer}, which issued ${issuer.of}`;
  const [url] = issuer?.urls ?? [];
  return connectionFailure(
    'ServerCertificateIncomplete',
    `${hostOf(dialled)} sent its certificate without ${missing}, and that one is not known here. ` +
      `${url === undefined ? '' : `It can be had from ${url}. `}` +
      'Azure may fetch a missing intermediate by itself; Node does not.',
    'trust the intermediate',
  );
};

const unknownIssuer = (dialled: Dialled, issuer: string) =>
  connectionFailure(
    'ServerCertificateOfUnknownCa',
    `The certificate of ${hostOf(dialled)} is issued by ${issuer}, which the server did not send and nobody here knows: ` +
      'a CA that is not trusted here, or an intermediate that the server should send.',
    'trust the root',
  );

/** OpenSSL takes no certificate from the server above one that is trusted here. */
const untrustedAbove = (dialled: Dialled) =>
  connectionFailure(
    'ServerCertificateOfUnknownCa',
    `The certificate of ${hostOf(dialled)} is not trusted here: ${dialled.evidence?.chain?.checks.root.sentence}`,
    'trust the root',
  );

const REVOCATIONS = 'the list of what its CA revoked cannot be used.';

/** What OpenSSL refuses and the chain here has no fault for, by Node's code. */
const REFUSALS: Readonly<Record<string, string>> = {
  PATH_LENGTH_EXCEEDED: 'more authorities stand in its chain than one of them allows below it.',
  CERT_CHAIN_TOO_LONG: 'its chain is longer than OpenSSL follows.',
  CERT_REJECTED: 'its root says that it is not for this use.',
  CERT_UNTRUSTED: 'its root is not trusted for this use.',
  CERT_REVOKED: 'it has been revoked.',
  HOSTNAME_MISMATCH: 'it is for another name.',
  ERROR_IN_CERT_NOT_BEFORE_FIELD: 'the date that it is valid from is damaged.',
  ERROR_IN_CERT_NOT_AFTER_FIELD: 'the date that it is valid to is damaged.',
  UNABLE_TO_DECRYPT_CERT_SIGNATURE: 'its signature cannot be read.',
  UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY: 'the key of who issued it cannot be read.',
  UNABLE_TO_GET_CRL: 'the list of what its CA revoked is not here.',
  UNABLE_TO_DECRYPT_CRL_SIGNATURE: REVOCATIONS,
  CRL_SIGNATURE_FAILURE: REVOCATIONS,
  CRL_NOT_YET_VALID: REVOCATIONS,
  CRL_HAS_EXPIRED: REVOCATIONS,
  ERROR_IN_CRL_LAST_UPDATE_FIELD: REVOCATIONS,
  ERROR_IN_CRL_NEXT_UPDATE_FIELD: REVOCATIONS,
  OUT_OF_MEM: 'OpenSSL has no memory left to check it.',
};

/** Weak keys and digests, name constraints and unknown critical extensions have one code, UNSPECIFIED. */
const refused: Diagnose = (dialled, error) => {
  const { checks } = dialled.evidence?.chain ?? {};
  const [fault] = [checks?.signatures, checks?.usage, checks?.root].filter(check => check?.verdict === 'failure');
  return connectionFailure(
    'ServerCertificateRefused',
    `The certificate of ${hostOf(dialled)} is refused: ${fault?.sentence ?? REFUSALS[codeOf(error)] ?? 'OpenSSL does not take a key, a signature, a name or an extension of its chain.'}`,
    'skip the chain',
  );
};

const issuerNotFound: Diagnose = (dialled, error) =>
  dialled.evidence?.chain?.end.kind === 'missing issuer' ? incomplete(dialled, error) : untrusted(dialled, error);

/** With the date and the certificate of the chain that it is about, where they are known. */
const dates = ({ evidence }: Dialled): string => {
  const check = evidence?.chain?.checks.dates;
  return check?.verdict === 'failure' ? ` ${check.sentence}` : '';
};

const expired: Diagnose = dialled => {
  const sentence = dates(dialled);
  const [leaf] = dialled.evidence?.chain?.links ?? [];
  const isLeaf = leaf?.checks.some(check => ` ${check.sentence}` === sentence);
  const seen = isLeaf ? `has expired:${sentence}` : `is void, because one above it has expired:${sentence}`;
  return connectionFailure(
    'ServerCertificateExpired',
    `The certificate of ${hostOf(dialled)}${sentence === '' ? ', or one of its chain, has expired.' : ` ${seen}`} ` +
      `${sentence === '' || isLeaf ? 'Its owner must renew it' : 'The server must send a renewed one'}; until then the check of the chain can be switched off.`,
    'skip the chain',
  );
};

/** By Node's code: what is wrong with a server's certificate. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
export const SERVER_DIAGNOSES: Readonly<Record<string, Diagnose>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: dialled =>
    connectionFailure(
      'ServerCertificateSelfSigned',
      `The certificate of ${hostOf(dialled)} is self-signed, and its chain is checked.`,
      'skip the chain',
    ),
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: issuerNotFound,
  UNABLE_TO_GET_ISSUER_CERT: issuerNotFound,
  CERT_SIGNATURE_FAILURE: untrusted,
  INVALID_CA: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: incomplete,
  CERT_HAS_EXPIRED: expired,
  CERT_NOT_YET_VALID: dialled =>
    connectionFailure(
      'ServerCertificateNotYetValid',
      `The certificate of ${hostOf(dialled)} is not valid yet; is this machine's clock right?${dates(dialled)}`,
      'skip the chain',
    ),
  INVALID_PURPOSE: dialled =>
    connectionFailure(
      'ServerCertificateUsage',
      `The certificate of ${hostOf(dialled)} is not meant for servers.`,
      'skip the chain',
    ),
  UNSPECIFIED: refused,
  ...Object.fromEntries(Object.keys(REFUSALS).map(code => [code, refused])),
  ERR_TLS_CERT_ALTNAME_INVALID: (dialled, error) =>
    connectionFailure(
      'ServerCertificateName',
      `The certificate of ${hostOf(dialled)} ${wrongName(dialled.url, error)}`,
      'skip the name',
    ),
};
