import type { PatternParser } from './parse-pattern.ts';
import type { PatternReader } from './pattern-reader.ts';
import { choice, EMPTY, type Tree } from './tree.ts';

const BAD_NAME = 'Invalid group name: Group names must begin with a word character.';

/** Reads a group whose `(` has been read; undefined for `(?i)`, which only sets options. Throws RegexParseException. */
export function openGroup(parser: PatternParser): Tree | undefined {
  const { reader } = parser;
  const { options } = reader;
  if (reader.peek() !== '?' || reader.peek(1) === ')') return plain(parser, options);
  reader.at += 1;
  if (reader.isAtEnd) throw unknownGroup(reader);
  const look = lookOf(reader);
  if (look !== undefined) return { kind: 'look', ...look, item: choice(parser.inner(options)) };
  if (reader.skip('>')) return { kind: 'atomic', item: choice(parser.inner(options)) };
  if (reader.skip('<')) return named(parser, '>', options);
  if (reader.skip("'")) return named(parser, "'", options);
  return reader.peek() === '(' ? conditional(parser, options) : withOptions(parser, options);
}

const unknownGroup = (reader: PatternReader) => reader.error('Unrecognized grouping construct.');

function plain(parser: PatternParser, options: number): Tree {
  if (parser.reader.has('ExplicitCapture')) return choice(parser.inner(options));
  const group = parser.nextNumber();
  return { kind: 'capture', group, balances: undefined, item: choice(parser.inner(options)) };
}

function lookOf(reader: PatternReader): { readonly isBehind: boolean; readonly isNegative: boolean } | undefined {
  for (const [start, isBehind, isNegative] of [
    ['=', false, false],
    ['!', false, true],
    ['<=', true, false],
    ['<!', true, true],
  ] as const)
    if (reader.skip(start)) return { isBehind, isNegative };
  return undefined;
}

function withOptions(parser: PatternParser, options: number): Tree | undefined {
  const { reader } = parser;
  reader.inlineOptions();
  if (reader.isAtEnd) throw unknownGroup(reader);
  const end = reader.next();
  if (end === ')') return undefined;
  if (end !== ':') throw unknownGroup(reader);
  return choice(parser.inner(options));
}

/** `<name>`, `<1>`, `<name-other>` and `<-other>`; the `<` has been read. */
function named(parser: PatternParser, close: string, options: number): Tree {
  const { reader } = parser;
  if (reader.isAtEnd) throw unknownGroup(reader);
  const group = ownName(parser, close);
  const isBalancing = reader.peek() === '-' && reader.peek(1) !== '';
  const balances = isBalancing ? balanced(parser, close) : undefined;
  if (group === undefined && balances === undefined) throw unknownGroup(reader);
  if (!reader.skip(close)) throw unknownGroup(reader);
  return { kind: 'capture', group, balances, item: choice(parser.inner(options)) };
}

function ownName({ reader, groups }: PatternParser, close: string): number | undefined {
  if (reader.peek() === '-') return undefined;
  if (!reader.isAtWordChar()) throw reader.error(BAD_NAME);
  const number = reader.isAtDigit() ? reader.decimal() : undefined;
  const group = number ?? groups.named(reader.word());
  if (!reader.isAtEnd && reader.peek() !== close && reader.peek() !== '-') throw reader.error(BAD_NAME);
  if (number === 0) throw reader.error('Capture number cannot be zero.');
  return group;
}

function balanced({ reader, groups }: PatternParser, close: string): number {
  reader.at += 1;
  if (!reader.isAtWordChar()) throw reader.error(BAD_NAME);
  const isNumber = reader.isAtDigit();
  const name = isNumber ? String(reader.decimal()) : reader.word();
  const group = isNumber ? groups.numberOf(name) : groups.named(name);
  if (group === undefined)
    throw reader.error(`Reference to undefined group ${isNumber ? `number ${name}` : `name '${name}'`}.`);
  if (!reader.isAtEnd && reader.peek() !== close) throw reader.error(BAD_NAME);
  return group;
}

/** `(?(1)yes|no)`, `(?(name)yes|no)` or `(?(test)yes|no)`; the `(?` has been read. */
function conditional(parser: PatternParser, options: number): Tree {
  const group = conditionGroup(parser);
  if (group !== undefined) return { kind: 'if group', group, ...twoBranches(parser, options) };
  checkCondition(parser.reader);
  const test = condition(parser);
  return { kind: 'if match', test, ...twoBranches(parser, options) };
}

function twoBranches(parser: PatternParser, options: number): { readonly yes: Tree; readonly no: Tree } {
  const [yes = EMPTY, no = EMPTY, ...more] = parser.inner(options);
  if (more.length > 0) throw parser.reader.error('Too many | in (?()|).');
  return { yes, no };
}

/** Undefined, with nothing read, for a condition that is a pattern. */
function conditionGroup({ reader, groups }: PatternParser): number | undefined {
  const start = reader.at;
  reader.at += 1;
  if (reader.isAtDigit()) return numberedCondition(reader, reader.decimal(), groups.numbers);
  const group = reader.isAtWordChar() ? groups.named(reader.word()) : undefined;
  if (group !== undefined && reader.skip(')')) return group;
  reader.at = start;
  return undefined;
}

function numberedCondition(reader: PatternReader, group: number, known: readonly number[]): number {
  if (!reader.skip(')'))
    throw reader.error(`Conditional alternation is missing a closing parenthesis after the group number ${group}.`);
  if (known.includes(group)) return group;
  throw reader.error(`Conditional alternation refers to an undefined group number ${group}.`);
}

function checkCondition(reader: PatternReader): void {
  const start = reader.pattern.slice(reader.at, reader.at + 4);
  if (start.startsWith('(?#')) throw reader.error('Alternation conditions cannot be comments.');
  if (/^\(\?(?:'|<[^!=])/s.test(start))
    throw reader.error('Alternation conditions do not capture and cannot be named.');
}

/** A group of its own, which captures nothing where it is plain. */
function condition(parser: PatternParser): Tree {
  const { reader } = parser;
  const { options } = reader;
  reader.at += 1;
  if (reader.peek() !== '?') return choice(parser.inner(options));
  return openGroup(parser) ?? EMPTY;
}
