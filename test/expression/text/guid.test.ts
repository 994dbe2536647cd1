import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteArray } from '../../../src/expression/runtime/bytes.ts';
import { Guid } from '../../../src/expression/text/guid.ts';
import { REAL_SURROUNDINGS } from '../../../src/surroundings.ts';

const TEXT = 'd85b1407-351d-4694-9392-03acc5870eb1';

test('a Guid is read in each of its forms, and printed', () => {
  const guid = Guid.parse(TEXT);
  for (const letter of ['N', 'D', 'B', 'P', 'X', 'n', 'x']) {
    const text = guid.format(letter);
    assert.equal(Guid.parse(` ${text.toUpperCase().replaceAll('X', 'x')} `).toText(), TEXT);
    assert.equal(Guid.parseExact(text, letter).toText(), TEXT);
  }
  assert.equal(guid.format('X'), '{0xd85b1407,0x351d,0x4694,{0x93,0x92,0x03,0xac,0xc5,0x87,0x0e,0xb1}}');
  assert.equal(guid.format('B'), `{${TEXT}}`);
  assert.equal(guid.format(null), TEXT);
  assert.throws(() => guid.format('Q'), {
    message: 'Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".',
  });
});

test('a text that is none says why', () => {
  const length = 'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).';
  const rows: [string, string][] = [
    ['', 'Unrecognized Guid format.'],
    ['abc', 'Unrecognized Guid format.'],
    [`${TEXT}0`, length],
    [`${TEXT.slice(0, -1)}g`, 'Guid string should only contain hexadecimal characters.'],
    ['d85b1407-351d-4694-9392003acc5870eb1-', length],
    ['d85b1407-351d-4694-93920-3acc5870eb1', 'Dashes are in the wrong position for GUID parsing.'],
  ];
  for (const [text, message] of rows) {
    assert.throws(() => Guid.parse(text), { message });
    assert.equal(Guid.tryParse(text), null);
  }
});

test('the first three groups of bytes are turned round', () => {
  const bytes = Guid.parse(TEXT).toBytes();
  assert.equal(bytes.toString('hex'), '07145bd81d359446939203acc5870eb1');
  assert.equal(Guid.fromBytes(byteArray(bytes)).toText(), TEXT);
  assert.throws(() => Guid.fromBytes(byteArray(Buffer.alloc(3))), {
    message: "Byte array for Guid must be exactly 16 bytes long. (Parameter 'b')",
  });
  assert.equal(Guid.ofGroups(-1, 2, -3, [1, 2, 3, 4, 5, 6, 7, 255]).toText(), 'ffffffff-0002-fffd-0102-0304050607ff');
});

test('Guids are compared by their digits', () => {
  const guid = Guid.random(REAL_SURROUNDINGS.chance);
  assert.equal(Guid.parse(guid.toText()).key(), guid.key());
  assert.equal(Guid.EMPTY.compareTo(guid), -1);
  assert.notEqual(guid.toText(), Guid.random(REAL_SURROUNDINGS.chance).toText());
});
