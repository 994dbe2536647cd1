import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { word } from '../../src/resources/shell-word.ts';

const NASTY = [
  '$(reboot)',
  '`reboot`',
  "it's",
  "';reboot;'",
  'a b',
  'a\nb',
  '*',
  '?',
  '~',
  '~root',
  '[a]',
  '{a,b}',
  'a&b',
  'a|b',
  '#a',
  '!a',
  '=ls',
  '"',
  '\\',
  '',
  'https://localhost/a?b=c&d=$(reboot)',
];

test('a shell reads each word as the text that it stands for', t => {
  if (process.platform === 'win32') return t.skip('Windows has no sh');
  const plain = ['client', 'https://localhost:8443/a/b,c', 'C:/a', 'a=b', '100%', '[::1]'];
  for (const text of [...NASTY, ...plain])
    assert.equal(execFileSync('sh', ['-c', `printf %s ${word(text)}`], { encoding: 'utf8', cwd: '/' }), text);
});

test('what needs no quotes has none', () => {
  for (const text of ['client', 'https://localhost:8443/a/b', 'a=b', 'a@b', '100%']) assert.equal(word(text), text);
});
