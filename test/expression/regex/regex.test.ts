import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { escapePattern, unescapePattern } from '../../../src/expression/regex/escape.ts';
import { OPTIONS } from '../../../src/expression/regex/options.ts';
import { Regex } from '../../../src/expression/regex/regex.ts';
import { replace, replaceWith, WHOLE } from '../../../src/expression/regex/replace.ts';
import { split } from '../../../src/expression/regex/split.ts';
import { LIMITS } from '../../../src/expression/runtime/limits.ts';
import { LimitError, Meter } from '../../../src/expression/runtime/meter.ts';

/** `index:value`, then each group with its captures. */
function shown(pattern: string, text: string, options = 0): string {
  const match = new Regex(pattern, options).match(text, new Meter(LIMITS));
  if (!match.success) return 'no';
  const groups = [...match.groups].slice(1).map(group => {
    const captures = [...group.captures].map(({ value }) => value).join('|');
    return ` ${group.name}=${group.success ? captures : '-'}`;
  });
  return `${match.index}:${match.value}${groups.join('')}`;
}

const check = (rows: readonly (readonly [string, string, string, number?])[]): void => {
  for (const [pattern, text, expected, options] of rows)
    assert.equal(shown(pattern, text, options), expected, `${pattern} on ${text}`);
};

describe('Matching', () => {
  it('numbers unnamed groups before named ones', () =>
    check([
      ['(?<y>\\d{4})-(\\d\\d)', 'on 2020-11', '3:2020-11 1=11 y=2020'],
      ["(a)(?<n>b)(?'m'c)(d)", 'abcd', '0:abcd 1=a 2=d n=b m=c'],
      ['(?<2>a)(b)', 'ab', '0:ab 1=b 2=a'],
      ['(?<2000000000>a)', 'a', '0:a 2000000000=a'],
      ['(?n)(a)(?<x>b)', 'ab', '0:ab x=b'],
    ]));

  it('backtracks through loops, lazy or not, and keeps every capture', () =>
    check([
      ['(a|b)*c', 'ababc', '0:ababc 1=a|b|a|b'],
      ['(?:a|ab)(?:c|bcd)(d*)', 'abcd', '0:abcd 1='],
      ['a{2,3}?', 'aaaa', '0:aa'],
      ['<(.+?)>', '<a><b>', '0:<a> 1=a'],
      ['(a*)+', 'aab', '0:aa 1=aa|'],
      ['((a)|b){2}', 'ab', '0:ab 1=a|b 2=a'],
      ['(?>a+)ab', 'aaab', 'no'],
      ['(\\w)\\1', 'hello', '2:ll 1=l'],
      ['(.*)\\1x', 'abbx', '1:bbx 1=b'],
      ['.*foo', 'bar\nxfoo', '4:xfoo'],
    ]));

  it('looks ahead and behind, at any length', () =>
    check([
      ['(?<=\\d{3})x', '12x123x', '6:x'],
      ['(?<=(\\d)+)x', '123x', '3:x 1=3|2|1'],
      ['(?<!a)b', 'abbb', '2:b'],
      ['foo(?=bar)', 'foofoobar', '3:foo'],
      ['^(?!.*secret).*$', 'no secret', 'no'],
    ]));

  it('knows conditions and balancing groups', () => {
    const balanced = '^(?:(?<o>\\()|(?<-o>\\))|[^()])*(?(o)(?!))$';
    check([
      [balanced, '(a(b)c)', '0:(a(b)c) o=-'],
      [balanced, '(a(b)c', 'no'],
      ['(?<open>\\()[^)]*(?<inner-open>\\))', '(ab)', '0:(ab) open=- inner=ab'],
      ['(?(?=a)ab|cd)', 'xcdab', '1:cd'],
      ['(a)?(?(1)b|c)', 'c', '0:c 1=-'],
    ]);
  });

  it('knows classes of chars', () =>
    check([
      ['[a-z-[aeiou]]+', 'eexyz', '2:xyz'],
      ['[]a]+', 'a]', '0:a]'],
      ['[^a\\d]', 'a1é', '2:é'],
      ['[a\\-z]+', '-az', '0:-az'],
      ['\\p{Lu}\\p{IsGreek}', 'Aα', '0:Aα'],
      ['\\d+', '٣4', '0:٣4'],
      ['\\d+', '٣4', '1:4', OPTIONS.ECMAScript],
      ['\\x41\\u0042\\103\\cA', 'ABC\u0001', '0:ABC\u0001'],
    ]));

  it('follows the options', () =>
    check([
      ['BEARER', 'bearer', '0:bearer', OPTIONS.IgnoreCase],
      ['a(?i)b(?-i)c', 'aBC', 'no'],
      ['a(?i:b)c', 'aBc', '0:aBc'],
      ['[k]', '\u212a', '0:\u212a', OPTIONS.IgnoreCase],
      ['^b$', 'a\nb\nc', '2:b', OPTIONS.Multiline],
      ['a.b', 'a\nb', '0:a\nb', OPTIONS.Singleline],
      ['a b # c', 'ab', '0:ab', OPTIONS.IgnorePatternWhitespace],
      ['\\d+', 'a12b345', '4:345', OPTIONS.RightToLeft],
      ['(a)(?:b)', 'ab', '0:ab', OPTIONS.ExplicitCapture],
    ]));

  it('ends $ before a last newline, and \\z only at the end', () =>
    check([
      ['a$', 'a\n', '0:a'],
      ['a\\z', 'a\n', 'no'],
    ]));

  it('goes on where a match ended, and past an empty one', () => {
    const values = (pattern: string, text: string): string[] =>
      [...new Regex(pattern, 0).matches(text, new Meter(LIMITS))].map(({ index, value }) => `${index}${value}`);
    assert.deepEqual(values('a*', 'baac'), ['0', '1aa', '3', '4']);
    assert.deepEqual(values('.*', 'ab\ncd'), ['0ab', '2', '3cd', '5']);
    assert.deepEqual(values('.*?', 'ab'), ['0', '1', '2']);
    assert.deepEqual(values('\\Ga', 'aab'), ['0a', '1a']);
  });

  it('stops a pattern that never ends, and follows a long text', () => {
    assert.throws(() => new Regex('(a+)+$', 0).isMatch(`${'a'.repeat(40)}b`, new Meter(LIMITS)), LimitError);
    assert.equal(new Regex('^(?:a|b)*$', 0).isMatch('ab'.repeat(50_000), new Meter(LIMITS)), true);
  });
});

describe('Wrong patterns', () => {
  it("are refused with .NET's messages", () => {
    for (const [pattern, offset, text] of [
      ['(', 1, "Not enough )'s."],
      [')', 1, "Too many )'s."],
      ['*', 1, "Quantifier '*' following nothing."],
      ['a**', 3, "Nested quantifier '*'."],
      ['[a', 2, 'Unterminated [] set.'],
      ['[z-a]', 4, '[x-y] range in reverse order.'],
      ['[a-\\d]', 5, 'Cannot include class \\d in character range.'],
      ['a{2,1}', 6, 'Illegal {x,y} with x > y.'],
      ['\\', 1, 'Illegal \\ at end of pattern.'],
      ['\\y', 2, 'Unrecognized escape sequence \\y.'],
      ['\\2', 2, 'Reference to undefined group number 2.'],
      ['\\k<a>', 5, "Reference to undefined group name 'a'."],
      ['\\p{X}', 5, "Unknown property 'X'."],
      ['(?z)', 3, 'Unrecognized grouping construct.'],
      ['(?#', 3, 'Unterminated (?#...) comment.'],
    ] as const)
      assert.throws(() => new Regex(pattern, 0), {
        message: `Invalid pattern '${pattern}' at offset ${offset}. ${text}`,
      });
  });
});

describe('Replacing and splitting', () => {
  const replaced = (pattern: string, text: string, by: string, options = 0): string =>
    replace(new Regex(pattern, options), text, by, WHOLE, new Meter(LIMITS));

  it('knows the substitutions', () => {
    assert.equal(
      replaced('(\\w+) (\\w+)', '-hello world.', `$2 $1|$&|$\`|$'|$+|$$|\${1}0|$3|$`),
      '-world hello|hello world|-|.|world|$|hello0|$3|$.',
    );
    assert.equal(replaced('(?<a>x)', 'axb', `[\${a}$_]`), 'a[xaxb]b');
    assert.equal(replaced('a*', 'baac', 'x'), 'xbxxcx');
    assert.equal(replaced('', 'abc', '-', OPTIONS.RightToLeft), '-a-b-c-');
  });

  it('asks a function, and stops after so many', () => {
    const upper = (count: number): string =>
      replaceWith(
        new Regex('\\w', 0),
        'ab',
        match => match.value.toUpperCase(),
        { count, startAt: undefined },
        new Meter(LIMITS),
      );
    assert.deepEqual([upper(-1), upper(1), upper(0)], ['AB', 'Ab', 'ab']);
  });

  it('splits, with the captures between', () => {
    const pieces = (pattern: string, text: string, count = 0): unknown[] =>
      split(new Regex(pattern, 0), text, count, undefined, new Meter(LIMITS)).items;
    assert.deepEqual(pieces('(,)', 'a,b'), ['a', ',', 'b']);
    assert.deepEqual(pieces(',', 'a,b,c', 2), ['a', 'b,c']);
    assert.deepEqual(pieces('', 'ab'), ['', 'a', 'b', '']);
  });

  it('escapes and unescapes', () => {
    assert.equal(escapePattern('a.b [c]\n'), 'a\\.b\\ \\[c]\\n');
    assert.equal(unescapePattern('a\\.b\\x41\\n'), 'a.bA\n');
  });
});
