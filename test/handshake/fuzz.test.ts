import assert from 'node:assert/strict';
import { constants } from 'node:crypto';
import { once } from 'node:events';
import net from 'node:net';
import { type TestContext, test } from 'node:test';
import type { TlsOptions } from 'node:tls';
import { serialize } from 'node:v8';
import {
  readCertificateRequest12,
  readCertificateRequest13,
  readCertificates12,
  readCertificates13,
} from '../../src/handshake/certificate-messages.ts';
import { connectTapped } from '../../src/handshake/connect.ts';
import { DecodeError } from '../../src/handshake/cursor.ts';
import { readClientHello, readServerHello } from '../../src/handshake/hello.ts';
import { HandshakeObserver, type Witness } from '../../src/handshake/observer.ts';
import type { HandshakeReport, Side } from '../../src/handshake/report.ts';
import { clientIdentity, testAuthority } from '../support/certificates.ts';
import { presented, startServer } from './support.ts';

type Event = { readonly from: Side | 'keys'; readonly bytes: Buffer };

class Recorder implements Witness {
  readonly events: Event[] = [];

  passed(from: Side, bytes: Buffer): void {
    this.events.push({ from, bytes });
  }

  keylog(bytes: Buffer): void {
    this.events.push({ from: 'keys', bytes });
  }

  ended(): undefined {
    return undefined;
  }

  failed(error: Error): void {
    throw error;
  }
}

/** A whole connection in which a certificate is asked for, in TLS 1.2 a second time by renegotiation. */
async function record(t: TestContext, options: TlsOptions): Promise<Event[]> {
  const port = await startServer(
    t,
    {
      ...options,
      ca: (await testAuthority()).certificate,
      requestCert: true,
      secureOptions: constants.SSL_OP_NO_SESSION_RESUMPTION_ON_RENEGOTIATION,
    },
    socket =>
      socket.once('data', () => {
        if (socket.getProtocol() !== 'TLSv1.2') return socket.end('bye');
        socket.renegotiate({ requestCert: true, rejectUnauthorized: false }, () => socket.end('bye'));
      }),
  );
  const recorder = new Recorder();
  const socket = net.connect(port, '127.0.0.1');
  const identity = presented(await clientIdentity('client', { issuer: 'intermediate' }));
  const client = connectTapped({ ...identity, socket, rejectUnauthorized: false }, recorder);
  client.once('secureConnect', () => client.write('hi'));
  client.resume();
  await once(client, 'close');
  return recorder.events;
}

function replay(events: readonly Event[]): HandshakeReport {
  const observer = new HandshakeObserver();
  for (const { from, bytes } of events) {
    if (from === 'keys') observer.keylog(bytes);
    else observer.passed(from, bytes);
  }
  return observer.report();
}

/** mulberry32: the same numbers at each run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function flipped(bytes: Buffer, next: (below: number) => number): Buffer {
  const changed = Buffer.from(bytes);
  if (changed.length > 0) changed[next(changed.length)] = next(256);
  return changed;
}

/** One event is changed, cut, doubled, left out or put elsewhere. */
function mutated(events: readonly Event[], next: (below: number) => number): Event[] {
  const changed = [...events];
  const index = next(changed.length);
  const event = changed[index];
  if (event === undefined) return changed;
  const { from, bytes } = event;
  const mutations: (() => unknown)[] = [
    () => changed.splice(index, 1, { from, bytes: flipped(bytes, next) }),
    () => changed.splice(index, 1, { from, bytes: bytes.subarray(next(bytes.length)) }),
    () => changed.splice(index, 1, { from, bytes: bytes.subarray(0, next(bytes.length)) }),
    () => changed.splice(index, 0, event),
    () => changed.splice(index, 1),
    () => changed.splice(next(changed.length), 0, ...changed.splice(index, 1)),
  ];
  mutations[next(mutations.length)]?.();
  return changed;
}

const inBytes = ({ from, bytes }: Event): Event[] =>
  Array.from(bytes, (_, index) => ({ from, bytes: bytes.subarray(index, index + 1) }));

for (const options of [
  { maxVersion: 'TLSv1.3' },
  { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-GCM-SHA256' },
  { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES128-SHA256' },
] as const) {
  test(`a recorded connection that is tampered with ends in a report (${JSON.stringify(options)})`, async t => {
    const events = await record(t, options);
    const whole = replay(events);
    assert.equal(whole.certificateRequests.length, options.maxVersion === 'TLSv1.2' ? 2 : 1);
    assert.deepEqual(whole.unread, []);
    const most = 2 * serialize(whole).length;
    const next = random(5);
    for (let round = 0; round < 400; round += 1) {
      let changed: readonly Event[] = events;
      for (let times = next(4); times >= 0; times -= 1) changed = mutated(changed, next);
      assert.ok(serialize(replay(changed)).length < most, `round ${round}`);
    }
  });

  test(`bytes may be cut anywhere (${JSON.stringify(options)})`, async t => {
    const events = await record(t, options);
    const cut = events.flatMap(event => (event.from === 'keys' ? [event] : inBytes(event)));
    assert.deepEqual(replay(cut), replay(events));
  });
}

test('without the secrets what is encrypted is unknown', async t => {
  const events = await record(t, { maxVersion: 'TLSv1.3' });
  const report = replay(events.filter(({ from }) => from !== 'keys'));
  assert.equal(report.serverCertificates, 'unknown');
  assert.deepEqual(report.asked, { inHandshake: 'unknown', later: 'unknown' });
  assert.deepEqual(report.unread, [
    { from: 'client', why: 'secret' },
    { from: 'server', why: 'secret' },
  ]);
});

/** A record of the server, in clear. */
const plain = (type: number, ...content: readonly Uint8Array[]): Event => {
  const fragment = Buffer.concat(content);
  return {
    from: 'server',
    bytes: Buffer.concat([Buffer.from([type, 3, 3, fragment.length >> 8, fragment.length & 0xff]), fragment]),
  };
};

test('a server that talks without end fills no memory', async t => {
  const [hello] = await record(t, { maxVersion: 'TLSv1.3' });
  assert.ok(hello !== undefined);
  const request = Buffer.from('0d0000080101000204010000', 'hex');
  for (const [times, endless] of [
    [10_000, plain(21, Buffer.from([1, 90]))],
    [10_000, plain(22, request)],
    [100_000, plain(22)],
    [100_000, plain(22, Buffer.from([13]))],
    [200, plain(22, Buffer.alloc(16_384))],
    [2000, plain(23, Buffer.alloc(16_384))],
  ] as const) {
    const report = replay([hello, ...Array.from({ length: times }, () => endless)]);
    assert.ok(report.alerts.length <= 32);
    assert.ok(report.certificateRequests.length <= 32);
  }
});

test('what waits for a secret that does not come is let go in the end', async t => {
  const events = (await record(t, { maxVersion: 'TLSv1.3' })).filter(({ from }) => from !== 'keys');
  const endless = Array.from({ length: 20 }, () => plain(23, Buffer.alloc(16_384)));
  assert.deepEqual(replay([...events, ...endless]).unread, [
    { from: 'client', why: 'secret' },
    { from: 'server', why: 'length' },
  ]);
});

test('a reader of messages takes any bytes, or says that they are none', () => {
  const next = random(11);
  const readers = [
    readClientHello,
    readServerHello,
    readCertificates12,
    readCertificates13,
    readCertificateRequest12,
    readCertificateRequest13,
  ];
  const samples = [
    Buffer.from('00001f000d0006000404030804002f0011000f000d300b3109300706035504030c00', 'hex'),
    Buffer.from('0201400004040304010010000e300c310a300806035504030c0141', 'hex'),
    Buffer.concat([Buffer.from([3, 3]), Buffer.alloc(33), Buffer.from('130100000a002b00020304002900020000', 'hex')]),
  ];
  for (let round = 0; round < 6000; round += 1) {
    const sample = samples[round % samples.length] ?? Buffer.alloc(0);
    const bytes = flipped(flipped(sample, next), next).subarray(0, sample.length - next(3));
    for (const read of readers) {
      try {
        read(bytes);
      } catch (error) {
        assert.ok(error instanceof DecodeError, `round ${round}: ${error}`);
      }
    }
  }
});
