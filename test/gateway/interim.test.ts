import assert from 'node:assert/strict';
import { test } from 'node:test';
import { InterimFilter } from '../../src/gateway/backends/interim.ts';

const CONTINUE = 'HTTP/1.1 100 Continue\r\nX: y\r\n\r\n';
const HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n';
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Length: ${CONTINUE.length}\r\n\r\n${CONTINUE}`;

/** What is left of the bytes, however they are cut into pieces of this length. */
function filtered(bytes: string, length: number): string {
  const filter = new InterimFilter();
  let left = '';
  for (let at = 0; at < bytes.length; at += length) {
    left += filter.pass(Buffer.from(bytes.slice(at, at + length), 'latin1')).toString('latin1');
  }
  return left;
}

for (const [it, bytes, left] of [
  ['an answer passes, also where its body begins as 100 Continue does', ANSWER, ANSWER],
  ['100 Continue is taken out', CONTINUE + ANSWER, ANSWER],
  [
    'several are taken out, and 103 passes',
    CONTINUE + HINTS + CONTINUE + HINTS + CONTINUE + ANSWER,
    HINTS + HINTS + ANSWER,
  ],
  ['one whose lines end with LF alone is taken out', `HTTP/1.1 100 Continue\n\n${ANSWER}`, ANSWER],
  ['one without a reason phrase is taken out', `HTTP/1.0 100\r\n\r\n${ANSWER}`, ANSWER],
  ['101 passes with all that follows', `HTTP/1.1 101 X\r\n\r\n${CONTINUE}`, `HTTP/1.1 101 X\r\n\r\n${CONTINUE}`],
  ['what is no status passes', `HTTP/1.1 1000\r\n\r\n${CONTINUE}`, `HTTP/1.1 1000\r\n\r\n${CONTINUE}`],
  ['what is no HTTP passes', `hello${CONTINUE}`, `hello${CONTINUE}`],
] as const) {
  test(`${it}, in pieces of any length`, () => {
    for (let length = 1; length <= bytes.length; length += 1) assert.equal(filtered(bytes, length), left);
  });
}

test('after a restart another answer is due', () => {
  const filter = new InterimFilter();
  for (const _ of [1, 2]) {
    assert.equal(filter.pass(Buffer.from(CONTINUE + ANSWER)).toString(), ANSWER);
    filter.restart();
  }
});
