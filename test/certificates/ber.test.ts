import assert from 'node:assert/strict';
import { test } from 'node:test';
import { integer, octets, oid, TAG } from '../../src/certificates/x509/asn1.ts';
import { BerError, readBer } from '../../src/certificates/x509/ber.ts';
import * as write from './der.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const refused = (text: string, truncated: boolean): void =>
  assert.throws(
    () => readBer(hex(text)),
    (error: unknown) => {
      assert.ok(error instanceof BerError);
      assert.equal(error.truncated, truncated, error.message);
      return true;
    },
  );

test('definite and indefinite lengths read the same', () => {
  const definite = readBer(hex('30 06 02 01 05 04 01 61'));
  const indefinite = readBer(hex('30 80 02 01 05 24 80 04 01 61 00 00 00 00'));
  for (const element of [definite, indefinite]) {
    assert.equal(element.tag, TAG.sequence);
    assert.equal(integer(element.children[0]), 5n);
    assert.equal(Buffer.from(octets(element.children[1], TAG.octetString)).toString(), 'a');
  }
  assert.equal(indefinite.encoding.length, 14);
});

test('what follows the first element is ignored', () => {
  assert.equal(readBer(hex('05 00 ff ff')).encoding.length, 2);
});

test('bytes that end too early are told from bytes that are wrong', () => {
  for (const short of [
    '',
    '30',
    '30 82',
    '30 82 01',
    '30 03 02',
    '30 80',
    '30 80 02 01 05',
    '30 80 02 01 05 00',
    '1f 81',
  ]) {
    refused(short, true);
  }
  for (const wrong of ['30 03 02 05 01', '30 02 02 81', '04 80 00 00', '30 85 00 00 00 00 01 00'])
    refused(wrong, false);
});

test('nesting and the number of elements are bounded', () => {
  let nested = write.nothing;
  for (let depth = 0; depth < 64; depth += 1) nested = write.sequence(nested);
  assert.equal(readBer(nested).tag, TAG.sequence);
  assert.throws(() => readBer(write.sequence(nested)), BerError);
  assert.throws(() => readBer(Buffer.alloc(1_000_000, hex('30 80'))), BerError);
  assert.throws(() => readBer(write.sequence(Buffer.alloc(1_000_000, hex('05 00')))), BerError);
});

test('a string in more than four layers of pieces is refused', () => {
  const layered = (layers: number): Buffer =>
    layers === 0 ? write.octets(hex('61')) : write.der(0x24, layered(layers - 1));
  assert.equal(Buffer.from(octets(readBer(layered(4)), TAG.octetString)).toString(), 'a');
  assert.throws(() => octets(readBer(layered(5)), TAG.octetString), BerError);
});

test('integers of any size and sign, and object identifiers, are read exactly', () => {
  for (const value of [0n, 1n, -1n, 127n, 128n, -129n, 2n ** 31n - 1n, 2n ** 70n, -(2n ** 4000n)]) {
    assert.equal(integer(readBer(write.integer(value))), value);
  }
  for (const id of ['0.9.2342', '1.2.840.113549.1.12.1.3', '2.5.4.3', '2.16.840.1.101.3.4.2.1', '2.999.4294967297']) {
    assert.equal(oid(readBer(write.oid(id))), id);
  }
});
