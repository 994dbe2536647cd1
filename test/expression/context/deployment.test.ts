import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { Certificate } from '../../../src/expression/crypto/x509-certificate.ts';
import { workshop } from '../../certificates/openssl.ts';
import { hostContext } from '../support/host.ts';

const shop = workshop();
shop.selfSigned('client');
const certificate = shop.read('client.crt').toString();
const node = new X509Certificate(certificate);
const thumbprint = node.fingerprint.replaceAll(':', '');

test('the certificates of the service stand under their thumbprints, their keys unread', () => {
  let reads = 0;
  const privateKey = () => {
    reads += 1;
    return createPrivateKey(shop.read('client.key'));
  };
  const certificates = () => [{ thumbprint, certificate, privateKey, friendlyName: undefined }];
  const { deployment } = new PolicyContext(hostContext({ deployment: { certificates } }));
  const found = deployment.certificates.get(thumbprint);
  assert.ok(found instanceof Certificate);
  assert.deepEqual([found.subject, found.hasPrivateKey, reads], ['CN=client', true, 0]);
  assert.equal(found.privateKey()?.asymmetricKeyType, 'ec');
  assert.equal(deployment.certificates, deployment.certificates);
});

test("the caller's certificate has no key, and the host says whether it is trusted", () => {
  const asked: Uint8Array[] = [];
  const trusts = (der: Uint8Array): boolean => asked.push(der) > 0;
  const { request } = new PolicyContext(hostContext({ certificate: node.raw, deployment: { trusts } }));
  assert.deepEqual([request.certificate?.hasPrivateKey, request.certificate?.verify()], [false, true]);
  assert.deepEqual(asked, [node.raw]);
});
