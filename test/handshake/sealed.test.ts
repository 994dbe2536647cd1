import assert from 'node:assert/strict';
import { createCipheriv } from 'node:crypto';
import { test } from 'node:test';
import { expandLabel } from '../../src/handshake/key-schedule.ts';
import { HandshakeObserver } from '../../src/handshake/observer.ts';
import type { Side } from '../../src/handshake/report.ts';

const RANDOM = Buffer.alloc(32, 0xaa);

const LABELS = [
  'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
  'SERVER_HANDSHAKE_TRAFFIC_SECRET',
  'CLIENT_TRAFFIC_SECRET_0',
  'SERVER_TRAFFIC_SECRET_0',
] as const;

/** Each label has a secret of its own. */
const secretOf = (label: (typeof LABELS)[number]): Buffer => Buffer.alloc(32, label);

const record = (type: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([type, 3, 3, content.length >> 8, content.length & 0xff]), content]);

const message = (type: number, hex: string): Buffer => {
  const body = Buffer.from(hex, 'hex');
  return Buffer.concat([Buffer.from([type, 0, body.length >> 8, body.length & 0xff]), body]);
};

/** Seals records as RFC 8446, section 5.2, has it, with TLS_AES_128_GCM_SHA256. */
function sealer(secret: Buffer): (type: number, content: Buffer, padding: number) => Buffer {
  const key = expandLabel('sha256', secret, 'key', 16);
  const iv = expandLabel('sha256', secret, 'iv', 12);
  let sequence = 0;
  return (type, content, padding) => {
    const inner = Buffer.concat([content, Buffer.from([type]), Buffer.alloc(padding)]);
    const nonce = Buffer.from(iv);
    nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ sequence) >>> 0, 8);
    sequence += 1;
    const header = record(23, Buffer.alloc(inner.length + 16)).subarray(0, 5);
    const cipher = createCipheriv('aes-128-gcm', key, nonce).setAAD(header);
    return Buffer.concat([header, cipher.update(inner), cipher.final(), cipher.getAuthTag()]);
  };
}

const CLIENT_HELLO = `0303${RANDOM.toString('hex')}0000021301${'0100'}0007002b0003020304`;
const SERVER_HELLO = `0303${RANDOM.toString('hex')}00130100${'0006002b00020304'}`;
const REQUEST = '00000c000d00080006080404030201';
const FINISHED = message(20, '00'.repeat(32));

/** A handshake up to both Finished; whoever is given it goes on. */
function established() {
  const observer = new HandshakeObserver();
  const say = (from: Side, bytes: Buffer) => observer.passed(from, bytes);
  const [clientHandshake, serverHandshake, client, server] = LABELS.map(label => sealer(secretOf(label)));
  if (!clientHandshake || !serverHandshake || !client || !server) throw new Error('A label is missing.');
  for (const label of LABELS)
    observer.keylog(Buffer.from(`${label} ${RANDOM.toString('hex')} ${secretOf(label).toString('hex')}\n`));
  say('client', record(22, message(1, CLIENT_HELLO)));
  say('server', record(22, message(2, SERVER_HELLO)));
  say('server', record(20, Buffer.from([1])));
  return { observer, say, clientHandshake, serverHandshake, client, server };
}

test('several messages in one record, one over several, and padding are read', () => {
  const { observer, say, serverHandshake } = established();
  const flight = Buffer.concat([
    message(8, '0000'),
    message(13, REQUEST),
    message(11, '00000009000004deadbeef0000'),
    FINISHED,
  ]);
  say('server', serverHandshake(22, flight.subarray(0, 10), 100));
  say('server', serverHandshake(22, flight.subarray(10, 11), 0));
  say('server', serverHandshake(22, flight.subarray(11), 1));
  const report = observer.report();
  assert.deepEqual(report.unread, []);
  assert.deepEqual(report.serverCertificates, [Buffer.from('deadbeef', 'hex')]);
  assert.deepEqual(report.certificateRequests[0]?.signatureAlgorithms, [
    'rsa_pss_rsae_sha256',
    'ecdsa_secp256r1_sha256',
    'rsa_pkcs1_sha1',
  ]);
  assert.deepEqual(report.certificateRequests[0]?.answer, 'not seen');
});

test('a certificate asked for after the handshake of TLS 1.3 is told as such', () => {
  const { observer, say, clientHandshake, serverHandshake, client, server } = established();
  say('server', serverHandshake(22, Buffer.concat([message(8, '0000'), FINISHED]), 0));
  say('client', clientHandshake(22, FINISHED, 0));
  say('client', client(23, Buffer.from('GET / HTTP/1.1'), 0));
  say('server', server(22, message(13, REQUEST), 0));
  say('client', client(21, Buffer.from([2, 10]), 0));
  const report = observer.report();
  assert.deepEqual(report.asked, { inHandshake: false, later: true });
  const [request] = report.certificateRequests;
  assert.deepEqual([request?.when, request?.afterData, request?.answer], ['post-handshake', true, 'not seen']);
  assert.deepEqual(report.alerts, [
    { from: 'client', level: 'fatal', description: 'unexpected_message', during: 'established' },
  ]);
  assert.deepEqual(report.unread, []);
});

test('a record that is not authentic ends the reading, and what is hidden after it is unknown', () => {
  const { observer, say, serverHandshake } = established();
  const flight = serverHandshake(22, Buffer.concat([message(8, '0000'), FINISHED]), 0);
  flight[flight.length - 1] = (flight.at(-1) ?? 0) ^ 1;
  say('server', flight);
  const report = observer.report();
  assert.deepEqual(report.unread, [{ from: 'server', why: 'damaged' }]);
  assert.deepEqual(report.asked, { inHandshake: 'unknown', later: 'unknown' });
});
