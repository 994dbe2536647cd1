import type { Name, NamedTypeNode, NullableTypeNode, TupleTypeNode, TypeNode } from './ast.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import { refusal } from './syntax-error.ts';
import { PREDEFINED_TYPES } from './token.ts';

/** `trailing` as in scanType; `new`: the brackets of an array are left to who parses the `new`. */
export type TypePosition = 'anywhere' | 'trailing' | 'new';

export function parseType(p: Parser, position: TypePosition): TypeNode {
  const { start } = p.token;
  const end = position === 'trailing' ? scanType(p, p.index, 'trailing')?.end : undefined;
  let type = parseCore(p);
  for (;;) {
    if (p.is('?') && (end === undefined || p.index < end) && isNullable(p, position))
      type = parseNullable(p, type, start);
    else if (p.is('[') && position !== 'new' && isRank(p)) type = wrapInArrays(p, type, parseRanks(p), start);
    else break;
  }
  if (p.is('*') && position === 'anywhere') throw p.wrong('CS0214');
  return type;
}

function isNullable(p: Parser, position: TypePosition): boolean {
  return position !== 'new' || p.is('(', p.index + 1) || p.is('[', p.index + 1) || p.is('{', p.index + 1);
}

function parseNullable(p: Parser, type: TypeNode, start: number): NullableTypeNode {
  p.advance();
  return { kind: 'nullable-type', type, ...p.spanFrom(start) };
}

function parseCore(p: Parser): TypeNode {
  const { token } = p;
  if (p.isName()) return parseNamedType(p);
  if (p.is('(')) return parseTupleType(p);
  if (token.kind !== 'terminal' || !PREDEFINED_TYPES.has(token.text)) throw p.missing('CS1031');
  const { text, start, end } = p.advance();
  return { kind: 'named-type', name: text, arguments: [], start, end };
}

/** The type arguments of an outer type come before those of the type in it. */
function parseNamedType(p: Parser): NamedTypeNode {
  const { start } = p.token;
  skipGlobal(p);
  const names = [p.name().text];
  const typeArguments = parseTypeArguments(p).slice();
  while (p.is('.')) {
    p.advance();
    names.push(p.name().text);
    typeArguments.push(...parseTypeArguments(p));
  }
  return { kind: 'named-type', name: names.join('.'), arguments: typeArguments, ...p.spanFrom(start) };
}

/** `global::` says nothing new here. */
export function skipGlobal(p: Parser): void {
  if (!p.isWord('global') || !p.is('::', p.index + 1)) return;
  p.advance();
  p.advance();
}

/** `<int, string>`, or nothing. */
export function parseTypeArguments(p: Parser): readonly TypeNode[] {
  if (!p.skip('<')) return [];
  if (p.is(',') || p.is('>')) throw refusal('A generic type without its arguments', p.token);
  const types = [p.type('anywhere')];
  while (p.skip(',')) types.push(p.type('anywhere'));
  p.expect('>');
  return types;
}

function parseTupleType(p: Parser): TupleTypeNode {
  const { start } = p.expect('(');
  const elements = [parseTupleElement(p)];
  while (p.skip(',')) elements.push(parseTupleElement(p));
  if (elements.length === 1) throw p.wrong('CS8124');
  p.expect(')');
  return { kind: 'tuple-type', elements, ...p.spanFrom(start) };
}

function parseTupleElement(p: Parser): { readonly type: TypeNode; readonly name: Name | undefined } {
  const type = p.type('anywhere');
  return { type, name: p.isName() ? p.name() : undefined };
}

/** Whether `[]` or `[,]` stands here. */
export function isRank(p: Parser): boolean {
  return p.is(']', p.index + 1) || p.is(',', p.index + 1);
}

/** The ranks of `[][,]`. */
export function parseRanks(p: Parser): readonly number[] {
  const ranks: number[] = [];
  while (p.is('[') && isRank(p)) {
    p.advance();
    let rank = 1;
    while (p.skip(',')) rank += 1;
    if (!p.skip(']')) throw p.wrong('CS0178');
    ranks.push(rank);
  }
  return ranks;
}

/** `int[][,]` is a one-dimensional array of two-dimensional ones. */
export function wrapInArrays(p: Parser, element: TypeNode, ranks: readonly number[], start: number): TypeNode {
  const span = p.spanFrom(start);
  return ranks.reduceRight<TypeNode>((type, rank) => ({ kind: 'array-type', element: type, rank, ...span }), element);
}
