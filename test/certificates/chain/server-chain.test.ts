import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchorsOf } from '../../../src/certificates/chain/anchors.ts';
import { serverChain } from '../../../src/certificates/chain/server-chain.ts';
import type { ChainEnd, Origin, ServerChain } from '../../../src/certificates/chain/types.ts';
import { CA, derOf, laboratory, NAMES, nodeVerdict, SERVER } from './support/laboratory.ts';

const make = laboratory({
  root: { subject: '/O=Contoso/CN=Root', extensions: CA },
  namesake: { subject: '/O=Contoso/CN=Root', extensions: CA },
  upper: { subject: '/CN=Upper', issuer: 'root', extensions: CA },
  lower: { subject: '/CN=Lower', issuer: 'upper', extensions: CA },
  leaf: { subject: '/CN=leaf', issuer: 'lower', extensions: SERVER },
  direct: { subject: '/CN=direct', issuer: 'root', extensions: SERVER },
  'no key id': { subject: '/CN=no key id', issuer: 'root', extensions: NAMES },
  self: { subject: '/CN=self', extensions: [...NAMES, 'keyUsage=digitalSignature'] },
  'any usage': { subject: '/CN=any', issuer: 'root', extensions: [...SERVER, 'extendedKeyUsage=anyExtendedKeyUsage'] },
  gated: { subject: '/CN=gated', issuer: 'root', extensions: [...SERVER, 'extendedKeyUsage=msSGC'] },
  'for signing lists': { subject: '/CN=lists', issuer: 'root', extensions: [...SERVER, 'keyUsage=cRLSign'] },
  'unknown critical': {
    subject: '/CN=critical',
    issuer: 'root',
    extensions: [...SERVER, '1.2.3.4=critical,ASN1:NULL'],
  },
  'no CA': { subject: '/CN=No CA', issuer: 'root', extensions: NAMES },
  'of no CA': { subject: '/CN=of no CA', issuer: 'no CA', extensions: SERVER },
  'no signer': {
    subject: '/CN=No Signer',
    issuer: 'root',
    extensions: ['basicConstraints=CA:true', 'keyUsage=cRLSign', 'subjectKeyIdentifier=hash'],
  },
  'of no signer': { subject: '/CN=of no signer', issuer: 'no signer', extensions: SERVER },
  'client CA': { subject: '/CN=Client CA', issuer: 'root', extensions: [...CA, 'extendedKeyUsage=clientAuth'] },
  'of client CA': { subject: '/CN=of client CA', issuer: 'client CA', extensions: SERVER },
  'short root': {
    subject: '/CN=Short',
    extensions: ['basicConstraints=critical,CA:true,pathlen:0', 'keyUsage=keyCertSign'],
  },
  'short middle': { subject: '/CN=Middle', issuer: 'short root', extensions: CA },
  'short leaf': { subject: '/CN=short leaf', issuer: 'short middle', extensions: SERVER },
  'key usage only root': { subject: '/CN=Usage Only', extensions: ['keyUsage=keyCertSign'] },
  'of key usage only': { subject: '/CN=of usage only', issuer: 'key usage only root', extensions: SERVER },
  elsewhere: { subject: '/CN=elsewhere', extensions: [...CA, 'nameConstraints=critical,permitted;DNS:other.example'] },
  'of elsewhere': { subject: '/CN=of elsewhere', issuer: 'elsewhere', extensions: SERVER },
  'not here': {
    subject: '/CN=not here',
    extensions: [...CA, 'nameConstraints=critical,excluded;IP:127.0.0.0/255.0.0.0'],
  },
  'of not here': { subject: '/CN=of not here', issuer: 'not here', extensions: SERVER },
  here: {
    subject: '/CN=here',
    extensions: [
      ...CA,
      'nameConstraints=critical,permitted;DNS:localhost,permitted;IP:127.0.0.0/255.0.0.0,permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,excluded;DNS:other.example',
    ],
  },
  'of here': { subject: '/CN=of here', issuer: 'here', extensions: SERVER },
  'old digest': { subject: '/CN=old', issuer: 'root', extensions: SERVER, digest: 'sha1' },
  'short key': { subject: '/CN=short key', issuer: 'root', extensions: SERVER, newKey: ['-newkey', 'rsa:1024'] },
  'shorter key': { subject: '/CN=shorter key', issuer: 'root', extensions: SERVER, newKey: ['-newkey', 'rsa:768'] },
  'other root': { subject: '/CN=Other Root', extensions: CA },
  'cross root': { subject: '/O=Contoso/CN=Root', issuer: 'other root', keyOf: 'root', extensions: CA },
  'cross other': { subject: '/CN=Other Root', issuer: 'root', keyOf: 'other root', extensions: CA },
});
type Name = Parameters<typeof make>[0];

const chainOf = (sent: readonly Name[], ca: readonly Name[]): ServerChain =>
  serverChain({
    sent: sent.map(name => derOf(make(name).certificate)),
    hostname: 'localhost',
    anchors: anchorsOf(
      ca.map(name => make(name).certificate),
      [],
    ),
    now: new Date(),
  });

const trusted: ChainEnd = { kind: 'trusted', origin: 'ca' };
const missing = (of: string, issuer: string, wasSent: boolean): ChainEnd => ({
  kind: 'missing issuer',
  issuer,
  of,
  urls: [],
  isIntermediate: wasSent,
  wasSent,
});
const ROOT = 'CN=Root, O=Contoso';

interface Case {
  readonly sent: readonly Name[];
  readonly ca: readonly Name[];
  /** Node's. */
  readonly code: string | undefined;
  readonly end: ChainEnd;
  /** Where the certificates of the chain are from. */
  readonly origins: readonly Origin[];
  /** The check that fails, besides that of the root, and what it says. */
  readonly fault?: readonly ['dates' | 'signatures' | 'usage', string];
}

const CASES: Readonly<Record<string, Case>> = {
  'the whole chain is sent': {
    sent: ['leaf', 'lower', 'upper'],
    ca: ['root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'sent', 'sent', 'ca'],
  },
  'the chain is sent in the wrong order, twice and with the root': {
    sent: ['leaf', 'root', 'upper', 'lower', 'upper', 'lower', 'leaf'],
    ca: ['root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'sent', 'sent', 'ca'],
  },
  'the intermediates are known here': {
    sent: ['leaf'],
    ca: ['lower', 'upper', 'root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'ca', 'ca', 'ca'],
  },
  'the upper intermediate is known here, the lower is sent': {
    sent: ['leaf', 'lower'],
    ca: ['upper', 'root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'sent', 'ca', 'ca'],
  },
  'what is sent does not count above an intermediate that is known here': {
    sent: ['leaf', 'lower', 'upper'],
    ca: ['lower', 'root'],
    code: 'UNABLE_TO_GET_ISSUER_CERT',
    end: missing('CN=Lower', 'CN=Upper', true),
    origins: ['sent', 'ca'],
  },
  'intermediates without a root are not trusted': {
    sent: ['leaf'],
    ca: ['lower', 'upper'],
    code: 'UNABLE_TO_GET_ISSUER_CERT',
    end: missing('CN=Upper', ROOT, false),
    origins: ['sent', 'ca', 'ca'],
  },
  'the leaf itself is not trusted without its root': {
    sent: ['leaf'],
    ca: ['leaf'],
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    end: missing('CN=leaf', 'CN=Lower', false),
    origins: ['sent'],
  },
  'the lower intermediate is missing': {
    sent: ['leaf', 'upper'],
    ca: ['root'],
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    end: missing('CN=leaf', 'CN=Lower', false),
    origins: ['sent'],
  },
  'the upper intermediate is missing': {
    sent: ['leaf', 'lower'],
    ca: ['root'],
    code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    end: missing('CN=Lower', 'CN=Upper', false),
    origins: ['sent', 'sent'],
  },
  'the root is sent and not trusted': {
    sent: ['leaf', 'lower', 'upper', 'root'],
    ca: ['other root'],
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
    end: { kind: 'untrusted root', root: ROOT },
    origins: ['sent', 'sent', 'sent', 'sent'],
  },
  'a root of the same name and another key is trusted': {
    sent: ['direct'],
    ca: ['namesake'],
    code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    end: missing('CN=direct', ROOT, false),
    origins: ['sent'],
  },
  'a root of the same name and another key is trusted, and there is no key identifier': {
    sent: ['no key id'],
    ca: ['namesake'],
    code: 'CERT_SIGNATURE_FAILURE',
    end: { kind: 'wrong signature', of: 'CN=no key id', issuer: ROOT },
    origins: ['sent', 'ca'],
    fault: [
      'signatures',
      'CN=no key id is not signed by the key of CN=Root, O=Contoso, which is trusted here: another CA of that name issued it, or it was changed.',
    ],
  },
  'of two roots of one name OpenSSL takes the first': {
    sent: ['no key id'],
    ca: ['root', 'namesake'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'ca'],
  },
  'of two roots of one name OpenSSL takes the first, also the wrong one': {
    sent: ['no key id'],
    ca: ['namesake', 'root'],
    code: 'CERT_SIGNATURE_FAILURE',
    end: { kind: 'wrong signature', of: 'CN=no key id', issuer: ROOT },
    origins: ['sent', 'ca'],
    fault: [
      'signatures',
      'CN=no key id is not signed by the key of CN=Root, O=Contoso, which is trusted here: another CA of that name issued it, or it was changed.',
    ],
  },
  'it is self-signed': {
    sent: ['self'],
    ca: ['root'],
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    end: { kind: 'self-signed leaf' },
    origins: ['sent'],
  },
  'it is self-signed and trusted': { sent: ['self'], ca: ['self'], code: undefined, end: trusted, origins: ['ca'] },
  'two roots signed each other, and one is trusted': {
    sent: ['direct', 'cross root', 'cross other'],
    ca: ['other root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'sent', 'ca'],
  },
  'two CAs signed each other in a circle': {
    sent: ['direct', 'cross root', 'cross other'],
    ca: ['namesake'],
    code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    end: missing('CN=Other Root', ROOT, false),
    origins: ['sent', 'sent', 'sent'],
  },
  'any usage is no usage for servers': {
    sent: ['any usage'],
    ca: ['root'],
    code: 'INVALID_PURPOSE',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: ['usage', 'CN=any is not meant for servers: its extended key usage leaves serverAuth out.'],
  },
  'server gated cryptography is': {
    sent: ['gated'],
    ca: ['root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'ca'],
  },
  'its key is for revocation lists': {
    sent: ['for signing lists'],
    ca: ['root'],
    code: 'INVALID_PURPOSE',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: [
      'usage',
      'CN=lists is not meant for TLS: its key usage allows neither signatures nor the exchange of keys.',
    ],
  },
  'it has a critical extension that nobody knows': {
    sent: ['unknown critical'],
    ca: ['root'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: ['usage', 'CN=critical has a critical extension that OpenSSL does not know (1.2.3.4).'],
  },
  'its issuer is no CA': {
    sent: ['of no CA', 'no CA'],
    ca: ['root'],
    code: 'INVALID_PURPOSE',
    end: trusted,
    origins: ['sent', 'sent', 'ca'],
    fault: ['usage', 'CN=No CA may not issue certificates: its basic constraints do not say that it is a CA.'],
  },
  'its issuer may not sign': {
    sent: ['of no signer', 'no signer'],
    ca: ['root'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'sent', 'ca'],
    fault: ['usage', 'CN=No Signer may not issue certificates: its key usage leaves keyCertSign out.'],
  },
  'its issuer is for clients': {
    sent: ['of client CA', 'client CA'],
    ca: ['root'],
    code: 'INVALID_PURPOSE',
    end: trusted,
    origins: ['sent', 'sent', 'ca'],
    fault: ['usage', 'CN=Client CA is not meant for servers: its extended key usage leaves serverAuth out.'],
  },
  'there are more authorities than the root allows': {
    sent: ['short leaf', 'short middle'],
    ca: ['short root'],
    code: 'PATH_LENGTH_EXCEEDED',
    end: trusted,
    origins: ['sent', 'sent', 'ca'],
    fault: ['usage', "CN=Short allows 0 authorities between it and the server's certificate, and there are 1."],
  },
  'its root has a key usage and no basic constraints': {
    sent: ['of key usage only'],
    ca: ['key usage only root'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'ca'],
  },
  'its root may issue for other names only': {
    sent: ['of elsewhere'],
    ca: ['elsewhere'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: [
      'usage',
      'CN=elsewhere may not issue for all the names of CN=of elsewhere: its name constraints forbid it.',
    ],
  },
  'its root may not issue for its address': {
    sent: ['of not here'],
    ca: ['not here'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: ['usage', 'CN=not here may not issue for all the names of CN=of not here: its name constraints forbid it.'],
  },
  'its root may issue for its names': {
    sent: ['of here'],
    ca: ['here'],
    code: undefined,
    end: trusted,
    origins: ['sent', 'ca'],
  },
  'it is signed with an old digest': {
    sent: ['old digest'],
    ca: ['root'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: ['signatures', 'CN=old is signed with SHA-1, which is no longer safe.'],
  },
  'its key is far too short': {
    sent: ['shorter key'],
    ca: ['root'],
    code: 'UNSPECIFIED',
    end: trusted,
    origins: ['sent', 'ca'],
    fault: ['signatures', 'CN=shorter key has an RSA key of 768 bits, which is too weak.'],
  },
};

for (const [name, { sent, ca, code, end, origins, fault }] of Object.entries(CASES)) {
  test(`serverChain agrees with Node: ${name}`, async t => {
    const chain = chainOf(sent, ca);
    assert.deepEqual(chain.end, end);
    assert.deepEqual(
      chain.links.map(link => link.origin),
      origins,
    );
    const { dates, signatures, usage, root } = chain.checks;
    const failing = { dates, signatures, usage };
    assert.equal(root.verdict, end.kind === 'trusted' ? 'ok' : 'failure');
    const failures = Object.entries(failing).filter(([, { verdict }]) => verdict === 'failure');
    assert.deepEqual(
      failures.map(([which, { sentence }]) => [which, sentence]),
      fault === undefined ? [] : [fault],
    );
    const leaf = make(sent[0] ?? 'leaf');
    const verdict = await nodeVerdict(
      t,
      sent.map(one => make(one).certificate),
      leaf.privateKey,
      ca.map(one => make(one).certificate),
    );
    assert.equal(verdict, code);
    assert.equal(verdict === undefined, end.kind === 'trusted' && failures.length === 0);
  });
}
