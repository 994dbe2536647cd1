import type { StatementNode } from './ast.ts';
import { parseBlock } from './parse-block.ts';
import { parseIf } from './parse-if.ts';
import { isLocalAhead, parseLocal, parseLocalOrFunction } from './parse-local.ts';
import { parseDo, parseFor, parseForeach, parseWhile } from './parse-loop.ts';
import { parseExpressionStatement, parseReturn, parseThrow } from './parse-simple-statement.ts';
import { parseSwitch } from './parse-switch.ts';
import { parseTry } from './parse-try.ts';
import { parseUsing } from './parse-using.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import { featureError, refusal } from './syntax-error.ts';

const BY_KEYWORD: ReadonlyMap<string, (p: Parser) => StatementNode> = new Map<string, (p: Parser) => StatementNode>([
  ['{', parseBlock],
  [';', p => ({ kind: 'empty', ...spanOf(p) })],
  ['const', parseLocal],
  ['if', parseIf],
  ['switch', parseSwitch],
  ['for', parseFor],
  ['foreach', parseForeach],
  ['while', parseWhile],
  ['do', parseDo],
  ['break', p => ({ kind: 'break', ...parseJump(p) })],
  ['continue', p => ({ kind: 'continue', ...parseJump(p) })],
  ['return', parseReturn],
  ['throw', parseThrow],
  ['try', parseTry],
  ['using', parseUsing],
]);

export function parseStatement(p: Parser): StatementNode {
  const { token } = p;
  if (token.kind === 'terminal') {
    const parse = BY_KEYWORD.get(token.text);
    if (parse !== undefined) return parse(p);
    if ((p.is('checked') || p.is('unchecked')) && p.is('{', p.index + 1)) return parseChecked(p);
    refuseKeyword(p, token.text);
  } else refuseWord(p);
  return isLocalAhead(p) ? parseLocalOrFunction(p) : parseExpressionStatement(p);
}

const REFUSED: ReadonlySet<string> = new Set(['goto', 'lock', 'fixed', 'unsafe', 'ref']);
const OUTSIDE: ReadonlySet<string> = new Set(
  'class struct enum interface namespace public private protected internal abstract sealed override virtual event extern'.split(
    ' ',
  ),
);

function refuseKeyword(p: Parser, keyword: string): void {
  if (REFUSED.has(keyword)) throw refusal(`'${keyword}'`, p.token);
  if (OUTSIDE.has(keyword)) throw p.wrong('CS1513');
  if (keyword === 'else') throw p.wrong('CS8641');
  if (keyword === 'catch' || keyword === 'finally') throw p.wrong('CS1003', 'try');
  if (keyword === 'static') throw featureError('static local functions', p.token);
}

function refuseWord(p: Parser): void {
  if (p.isName() && p.is(':', p.index + 1)) throw refusal('A label', p.token);
  if (p.isWord('yield') && (p.is('return', p.index + 1) || p.is('break', p.index + 1)))
    throw refusal("'yield'", p.token);
  if (isAsyncFunction(p)) throw refusal('An asynchronous function', p.token);
}

/** `async Task F()` */
function isAsyncFunction(p: Parser): boolean {
  const end = p.isWord('async') ? scanType(p, p.index + 1, 'anywhere')?.end : undefined;
  return end !== undefined && p.isName(end) && p.is('(', end + 1);
}

function parseChecked(p: Parser): StatementNode {
  const { text, start } = p.advance();
  return { kind: 'checked-statement', isChecked: text === 'checked', block: p.block(), ...p.spanFrom(start) };
}

function spanOf(p: Parser): { readonly start: number; readonly end: number } {
  const { start, end } = p.advance();
  return { start, end };
}

function parseJump(p: Parser): { readonly start: number; readonly end: number } {
  const { start } = p.advance();
  p.expect(';');
  return p.spanFrom(start);
}
