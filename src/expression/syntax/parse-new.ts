import type { AnonymousObjectNode, ArrayCreationNode, Expression, Name, ObjectCreationNode, TypeNode } from './ast.ts';
import { parseArrayElements } from './parse-initializer.ts';
import { isRank, parseRanks, wrapInArrays } from './parse-type.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import { featureError, syntaxError } from './syntax-error.ts';

export function parseNew(p: Parser): Expression {
  const { start, end } = p.expect('new');
  if (p.is('{')) return parseAnonymousObject(p, start);
  if (p.is('[')) return parseImplicitArray(p, start);
  if (p.is('(') && !isTupleArray(p)) throw featureError('target-typed object creation', { start, end });
  const type = p.type('new');
  return p.is('[') ? parseArray(p, type, start) : parseObject(p, type, start);
}

/** `new (int, string)[3]` */
function isTupleArray(p: Parser): boolean {
  const closer = p.closer(p.index);
  return closer !== undefined && p.is('[', closer + 1) && scanType(p, p.index, 'anywhere') !== undefined;
}

function parseObject(p: Parser, type: TypeNode, start: number): ObjectCreationNode {
  if (!p.is('(') && !p.is('{')) throw p.missing('CS1526');
  const args = p.skip('(') ? p.arguments(')') : undefined;
  const initializer = p.is('{') ? p.initializer() : undefined;
  return { kind: 'object-creation', type, arguments: args, initializer, ...p.spanFrom(start) };
}

function parseImplicitArray(p: Parser, start: number): ArrayCreationNode {
  if (!isRank(p)) throw p.wrong('CS0178');
  const [rank = 1] = parseRanks(p);
  const elements = parseArrayElements(p);
  return { kind: 'array-creation', element: undefined, lengths: [], rank, elements, ...p.spanFrom(start) };
}

function parseArray(p: Parser, type: TypeNode, start: number): ArrayCreationNode {
  const lengths = isRank(p) ? [] : parseLengths(p);
  const ranks = parseRanks(p);
  const [rank = 1, ...inner] = lengths.length > 0 ? [lengths.length, ...ranks] : ranks;
  if (lengths.length === 0 && !p.is('{')) throw p.missing('CS1586');
  if (lengths.length > 0 && p.is('[')) throw p.wrong('CS0178');
  const element = wrapInArrays(p, type, inner, type.start);
  const elements = p.is('{') ? parseArrayElements(p) : undefined;
  return { kind: 'array-creation', element, lengths, rank, elements, ...p.spanFrom(start) };
}

function parseLengths(p: Parser): readonly Expression[] {
  p.expect('[');
  const lengths = [p.expression()];
  while (p.skip(',')) {
    if (p.is(']')) throw p.wrong('CS0443');
    lengths.push(p.expression());
  }
  p.expect(']');
  return lengths;
}

function parseAnonymousObject(p: Parser, start: number): AnonymousObjectNode {
  p.expect('{');
  const members: AnonymousObjectNode['members'][number][] = [];
  while (!p.is('}')) {
    members.push(parseAnonymousMember(p));
    if (!p.skip(',')) break;
  }
  p.expect('}');
  return { kind: 'anonymous-object', members, ...p.spanFrom(start) };
}

function parseAnonymousMember(p: Parser): { readonly name: Name; readonly value: Expression } {
  if (p.isName() && p.is('=', p.index + 1)) {
    const name = p.name();
    p.advance();
    return { name, value: p.expression() };
  }
  const value = p.expression();
  const name = impliedName(value);
  if (name === undefined) throw syntaxError('CS0746', value);
  return { name, value };
}

function impliedName(value: Expression): Name | undefined {
  if (value.kind === 'conditional-access') return impliedName(value.access);
  if (value.kind === 'member') return value.typeArguments.length === 0 ? value.name : undefined;
  if (value.kind !== 'identifier' || value.typeArguments.length > 0) return undefined;
  return { text: value.name, start: value.start, end: value.end };
}
