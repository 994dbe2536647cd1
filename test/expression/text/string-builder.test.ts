import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';
import { StringBuilder } from '../../../src/expression/text/string-builder.ts';
import { StringReader } from '../../../src/expression/text/string-reader.ts';
import { StringWriter } from '../../../src/expression/text/string-writer.ts';

const meter = new Meter(LIMITS);

test('a builder is changed in place', () => {
  const builder = new StringBuilder('', 0);
  builder.append(meter, 'abc').append(meter, null).insert(meter, 1, '--').remove(0, 1);
  assert.equal(builder.toText(), '--bc');
  builder.replace(meter, '-', '+', 1, 3);
  assert.equal(builder.toText(), '-+bc');
  builder.setChar(0, 65);
  assert.equal(builder.charAt(0), 65);
  builder.setLength(meter, 5);
  assert.equal(builder.toText(), 'A+bc\0');
  builder.setLength(meter, 1);
  assert.equal(builder.toText(), 'A');
  assert.equal(builder.clear().length, 0);
});

test('capacity grows as in .NET', () => {
  const builder = new StringBuilder('', 0);
  assert.equal(builder.capacity, 16);
  builder.append(meter, 'x'.repeat(17));
  assert.equal(builder.capacity, 32);
  builder.append(meter, 'x'.repeat(100));
  assert.equal(builder.capacity, 117);
  assert.equal(new StringBuilder('x'.repeat(20), 0).capacity, 20);
  assert.equal(builder.ensureCapacity(200), 200);
});

test('a builder refuses places that are not there', () => {
  const builder = new StringBuilder('abc', 0);
  assert.throws(() => builder.setChar(3, 65), {
    message:
      "Index was out of range. Must be non-negative and less than the size of the collection. (Parameter 'index')",
  });
  assert.throws(() => builder.insert(meter, 4, 'x'), {
    message:
      "Index was out of range. Must be non-negative and less than or equal to the size of the collection. (Parameter 'index')",
  });
});

test('a builder that grows without end is stopped', () => {
  const own = new Meter(LIMITS);
  const builder = new StringBuilder('', 0);
  const part = 'x'.repeat(1_000_000);
  assert.throws(() => {
    for (let turn = 0; turn < 300; turn += 1) builder.append(own, part);
  }, LimitError);
});

test('a reader goes line by line, whatever ends a line', () => {
  const reader = new StringReader('a\r\nb\n\nc\rd');
  assert.deepEqual([reader.readLine(), reader.readLine(), reader.readLine()], ['a', 'b', '']);
  assert.equal(reader.peek(), 99);
  assert.equal(reader.read(), 99);
  assert.equal(reader.readToEnd(), '\rd');
  assert.equal(reader.readLine(), null);
  assert.equal(reader.read(), -1);
  reader.dispose();
  assert.throws(() => reader.peek(), { message: 'Cannot read from a closed TextReader.' });
});

test('a writer ends lines as Windows does, and stays readable', () => {
  const writer = new StringWriter(new StringBuilder('', 0));
  writer.write(meter, 'a');
  writer.writeLine(meter, 'b');
  writer.dispose();
  assert.equal(writer.toText(), 'ab\r\n');
  assert.throws(() => writer.write(meter, 'c'), { message: 'Cannot write to a closed TextWriter.' });
});
