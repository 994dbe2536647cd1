import { CharSet } from './char-set.ts';
import { charClass, shorthand } from './class-reader.ts';
import { charEscape } from './escapes.ts';
import { capital, fold } from './fold.ts';
import type { GroupNames } from './group-names.ts';
import type { PatternReader } from './pattern-reader.ts';
import type { AnchorName, Tree } from './tree.ts';

const NEWLINE = 10;
const DOT: Tree = { kind: 'set', set: CharSet.of({ ranges: [[NEWLINE, NEWLINE]], isNegated: true }), isDot: true };
const ANY: Tree = { kind: 'set', set: CharSet.of({ isNegated: true }) };

/** One character of the pattern, or what a `\`, `[`, `.`, `^` or `$` begins. */
export function atom(reader: PatternReader, groups: GroupNames): Tree {
  const letter = reader.next();
  if (letter === '[') return { kind: 'set', set: charClass(reader) };
  if (letter === '.') return reader.has('Singleline') ? ANY : DOT;
  if (letter === '^') return anchor(reader.has('Multiline') ? 'line start' : 'beginning');
  if (letter === '$') return anchor(reader.has('Multiline') ? 'line end' : 'end or last newline');
  return letter === '\\' ? backslash(reader, groups) : char(letter.charCodeAt(0), reader);
}

const anchor = (name: AnchorName): Tree => ({ kind: 'anchor', name });

function char(code: number, reader: PatternReader): Tree {
  const text = String.fromCharCode(code);
  const isCaseless = reader.has('IgnoreCase') && (fold(code) !== code || capital(code) !== code);
  if (!isCaseless) return { kind: 'text', text };
  return { kind: 'set', set: CharSet.of({ ranges: [[code, code]], isCaseless }) };
}

const ANCHORS: ReadonlyMap<string, AnchorName> = new Map([
  ['A', 'beginning'],
  ['G', 'start of search'],
  ['Z', 'end or last newline'],
  ['z', 'end'],
]);

function backslash(reader: PatternReader, groups: GroupNames): Tree {
  if (reader.isAtEnd) throw reader.error('Illegal \\ at end of pattern.');
  const letter = reader.peek();
  const name = ANCHORS.get(letter) ?? boundary(reader, letter);
  if (name !== undefined) {
    reader.at += 1;
    return anchor(name);
  }
  if (!/[dwsp]/i.test(letter)) return reference(reader, groups) ?? char(charEscape(reader), reader);
  const test = shorthand(reader, reader.next());
  return { kind: 'set', set: CharSet.of({ tests: test === undefined ? [] : [test] }) };
}

function boundary(reader: PatternReader, letter: string): AnchorName | undefined {
  if (letter === 'b') return reader.has('ECMAScript') ? 'ECMAScript boundary' : 'boundary';
  if (letter === 'B') return reader.has('ECMAScript') ? 'no ECMAScript boundary' : 'no boundary';
  return undefined;
}

/** A backreference; undefined, with nothing read, for any other escape. */
function reference(reader: PatternReader, groups: GroupNames): Tree | undefined {
  const start = reader.at;
  const close = opening(reader);
  const group = close === undefined ? numbered(reader, groups) : delimited(reader, groups, close);
  if (group === undefined) {
    reader.at = start;
    return undefined;
  }
  return { kind: 'backreference', group, isCaseless: reader.has('IgnoreCase'), isEcma: reader.has('ECMAScript') };
}

/** Of `\k<name>`, `\k'name'`, `\<name>` or `\'name'`; what ends the name, undefined where none begins. */
function opening(reader: PatternReader): '>' | "'" | undefined {
  const isNamed = reader.skip('k');
  const quote = reader.peek();
  if ((quote === '<' || quote === "'") && reader.peek(1) !== '') {
    reader.at += 1;
    return quote === '<' ? '>' : "'";
  }
  if (!isNamed) return undefined;
  reader.at = Math.min(reader.at + 1, reader.pattern.length);
  throw reader.error('Malformed \\k<...> named back reference.');
}

function delimited(reader: PatternReader, groups: GroupNames, close: string): number | undefined {
  const isNumber = reader.isAtDigit();
  const name = isNumber ? String(reader.decimal()) : reader.word();
  if (name === '' || !reader.skip(close)) return undefined;
  const group = isNumber ? groups.numberOf(name) : groups.named(name);
  if (group !== undefined) return group;
  throw reader.error(`Reference to undefined group ${isNumber ? `number ${name}` : `name '${name}'`}.`);
}

/** `\10` is a reference if there are ten groups, else octal. */
function numbered(reader: PatternReader, groups: GroupNames): number | undefined {
  if (!reader.isAtDigit() || reader.peek() === '0') return undefined;
  if (reader.has('ECMAScript')) return longestNumber(reader, groups);
  const group = reader.decimal();
  if (groups.has(group)) return group;
  if (group <= 9) throw reader.error(`Reference to undefined group number ${group}.`);
  return undefined;
}

function longestNumber(reader: PatternReader, groups: GroupNames): number | undefined {
  const digits = /^\d+/.exec(reader.pattern.slice(reader.at, reader.at + 9))?.[0] ?? '';
  for (let length = digits.length; length > 0; length -= 1) {
    const group = Number(digits.slice(0, length));
    if (!groups.has(group)) continue;
    reader.at += length;
    return group;
  }
  return undefined;
}
