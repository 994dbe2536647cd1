import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateNamed, everything, fakeServices, nothing } from '../fake-gateway.ts';
import { run } from '../run.ts';

const byId = '<authentication-certificate certificate-id="client" />';
const byThumbprint = '<authentication-certificate thumbprint="a909502dd82ae41433e6f83886b00d4277a32a7b" />';

test('authentication-certificate records the certificate that the lookup found, and the last one executed wins', async () => {
  const { services } = fakeServices();
  const first = await run({ global: { inbound: byId, backend: '' } }, everything, services);
  assert.equal(first.certificate?.id, 'id client');
  const second = await run(
    { global: { inbound: byId, backend: '' }, api: { inbound: `<base />${byThumbprint}`, backend: '' } },
    everything,
    services,
  );
  assert.equal(second.certificate?.id, 'thumbprint A909502DD82AE41433E6F83886B00D4277A32A7B');
});

test('a certificate is looked up when the document is compiled, not for each request', async () => {
  const asked: unknown[] = [];
  const counting = {
    ...everything,
    certificate: (reference: unknown) => certificateNamed(`number ${asked.push(reference)}`),
  };
  const { services } = fakeServices();
  await run({ api: { inbound: byId + byThumbprint, backend: '' } }, counting, services);
  assert.deepEqual(asked, [{ certificateId: 'client' }, { thumbprint: 'A909502DD82AE41433E6F83886B00D4277A32A7B' }]);
});

test('a certificate that is no longer there fails the request', async () => {
  const { services } = fakeServices();
  const messages = [];
  for (const inbound of [byId, byThumbprint]) {
    const { lastError, certificate } = await run({ api: { inbound, backend: '' } }, nothing, services);
    assert.equal(certificate, undefined);
    messages.push(lastError);
  }
  const same = {
    source: 'authentication-certificate',
    reason: 'CertificateNotFound',
    scope: 'api',
    section: 'inbound',
  };
  assert.deepEqual(messages, [
    { ...same, message: "Certificate with id 'client' not found." },
    { ...same, message: "Certificate with thumbprint 'A909502DD82AE41433E6F83886B00D4277A32A7B' not found." },
  ]);
});

test('a certificate by expression is looked up for each request, with nothing looked up before', async () => {
  const { services } = fakeServices();
  const inbound =
    '<authentication-certificate thumbprint="@("a909502dd82ae41433e6f83886b00d4277a32a7b")" />' +
    '<authentication-certificate certificate-id="@(context.Request.Headers["X-Name"][0])" />';
  const { certificate } = await run({ api: { inbound, backend: '' } }, nothing, services);
  assert.equal(certificate?.id, 'id value');
});

test('a certificate by expression that is not there fails the request', async () => {
  const { services } = fakeServices();
  const inbound = '<authentication-certificate certificate-id="@("none")" />';
  const without = { ...services, certificate: () => undefined };
  const { lastError } = await run({ api: { inbound, backend: '' } }, everything, without);
  assert.equal(lastError?.message, "Certificate with id 'none' not found.");
});
