import type {
  ArrayCreationNode,
  CollectionInitializerNode,
  Expression,
  Initializer,
  MemberInitializer,
} from './ast.ts';
import type { Parser } from './parser.ts';

/** What stands in braces after `new T(…)`. */
export function parseInitializer(p: Parser): Initializer {
  const { start } = p.token;
  const isObject = p.is('}', p.index + 1) || p.is('[', p.index + 1) || isMember(p, p.index + 1);
  if (!isObject) return parseCollection(p);
  const members = parseBraced(p, parseMember);
  return { kind: 'object-initializer', members, ...p.spanFrom(start) };
}

/** `{ 1, 2 }` of an array; a nested one is an array without `new`. */
export function parseArrayElements(p: Parser): readonly Expression[] {
  return parseBraced(p, parseArrayElement);
}

function parseArrayElement(p: Parser): Expression {
  return p.is('{') ? parseBareArray(p) : p.expression();
}

/** The `{ 1, 2 }` of `int[] a = { 1, 2 }`. */
export function parseBareArray(p: Parser): ArrayCreationNode {
  p.enter();
  const { start } = p.token;
  const elements = parseArrayElements(p);
  p.leave();
  return { kind: 'array-creation', element: undefined, lengths: [], rank: 0, elements, ...p.spanFrom(start) };
}

function parseBraced<Item>(p: Parser, parse: (p: Parser) => Item): readonly Item[] {
  p.expect('{');
  const items: Item[] = [];
  while (!p.is('}')) {
    items.push(parse(p));
    if (p.skip(',')) continue;
    if (!p.is('}') && p.token.kind !== 'end' && !p.is(';') && !p.is(')')) throw p.missing('CS1003', ',');
    break;
  }
  p.expect('}');
  return items;
}

function isMember(p: Parser, index: number): boolean {
  return p.isName(index) && p.is('=', index + 1);
}

function parseMember(p: Parser): MemberInitializer {
  const { start } = p.token;
  if (!p.is('[') && !isMember(p, p.index)) throw p.wrong('CS0747');
  const target = p.skip('[') ? p.arguments(']') : p.name();
  p.expect('=');
  const value = p.is('{') ? p.initializer() : p.expression();
  return { target, value, ...p.spanFrom(start) };
}

function parseCollection(p: Parser): CollectionInitializerNode {
  const { start } = p.token;
  const elements = parseBraced(p, parseElement);
  return { kind: 'collection-initializer', elements, ...p.spanFrom(start) };
}

function parseElement(p: Parser): readonly Expression[] {
  if (isMember(p, p.index)) throw p.wrong('CS0747');
  return p.is('{') ? parseBraced(p, inner => inner.expression()) : [p.expression()];
}
