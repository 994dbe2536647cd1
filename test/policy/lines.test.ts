import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineIndex } from '../../src/policy/document/lines.ts';

const positions = (source: string, offsets: number[]): number[][] => {
  const positionAt = lineIndex(source);
  return offsets.map(offset => [positionAt(offset).line, positionAt(offset).column]);
};

test('lines and columns count from one, and the end of the text has a position', () => {
  assert.deepEqual(positions('ab\ncd', [0, 1, 2, 3, 4, 5]), [
    [1, 1],
    [1, 2],
    [1, 3],
    [2, 1],
    [2, 2],
    [2, 3],
  ]);
  assert.deepEqual(positions('', [0]), [[1, 1]]);
});

test('a line ends with CRLF, LF or CR, and CRLF is one break', () => {
  assert.deepEqual(positions('a\r\nb\rc\n', [0, 1, 2, 3, 4, 5, 6, 7]), [
    [1, 1],
    [1, 2],
    [1, 2],
    [2, 1],
    [2, 2],
    [3, 1],
    [3, 2],
    [4, 1],
  ]);
});
