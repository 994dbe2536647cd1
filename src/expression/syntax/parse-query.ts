import type {
  Expression,
  FromClause,
  GroupClause,
  JoinClause,
  LetClause,
  OrderByClause,
  QueryBody,
  QueryClause,
  QueryNode,
  SelectClause,
  TypeNode,
  WhereClause,
} from './ast.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import type { SyntaxErrorCode } from './syntax-error.ts';

/** `from x in`, `from T x in` */
export function isQueryAhead(p: Parser): boolean {
  if (!p.isWord('from')) return false;
  if (p.isName(p.index + 1) && p.is('in', p.index + 2)) return true;
  const end = scanType(p, p.index + 1, 'anywhere')?.end;
  return end !== undefined && p.isName(end) && p.is('in', end + 1);
}

export function parseQuery(p: Parser): QueryNode {
  const { start } = p.token;
  const wasInQuery = p.isInQuery;
  p.isInQuery = true;
  const from = parseFrom(p);
  const body = parseBody(p);
  p.isInQuery = wasInQuery;
  return { kind: 'query', from, body, ...p.spanFrom(start) };
}

function parseFrom(p: Parser): FromClause {
  const { start } = p.advance();
  const type = parseRangeType(p);
  const name = p.name();
  p.expect('in');
  return { kind: 'from', type, name, source: p.expression(), ...p.spanFrom(start) };
}

function parseRangeType(p: Parser): TypeNode | undefined {
  return p.isName() && p.is('in', p.index + 1) ? undefined : p.type('anywhere');
}

/** Each clause stands inside those before it, since it sees their variables. */
function parseBody(p: Parser): QueryBody {
  p.enter();
  const clauses: QueryClause[] = [];
  for (let clause = parseClause(p); clause !== undefined; clause = parseClause(p)) {
    p.enter();
    clauses.push(clause);
  }
  const end = parseEnd(p);
  const continuation = p.skipWord('into') ? { name: p.name(), body: parseBody(p) } : undefined;
  for (const _ of clauses) p.leave();
  p.leave();
  return { clauses, end, continuation };
}

function parseClause(p: Parser): QueryClause | undefined {
  if (p.isWord('from')) return parseFrom(p);
  if (p.isWord('let')) return parseLet(p);
  if (p.isWord('where')) return parseWhere(p);
  if (p.isWord('join')) return parseJoin(p);
  return p.isWord('orderby') ? parseOrderBy(p) : undefined;
}

function parseLet(p: Parser): LetClause {
  const { start } = p.advance();
  const name = p.name();
  p.expect('=');
  return { kind: 'let', name, value: p.expression(), ...p.spanFrom(start) };
}

function parseWhere(p: Parser): WhereClause {
  const { start } = p.advance();
  return { kind: 'where', condition: p.expression(), ...p.spanFrom(start) };
}

function parseJoin(p: Parser): JoinClause {
  const { start } = p.advance();
  const type = parseRangeType(p);
  const name = p.name();
  p.expect('in');
  const source = p.expression();
  expectWord(p, 'on', 'CS0743');
  const left = p.expression();
  expectWord(p, 'equals', 'CS0744');
  const right = p.expression();
  const into = p.skipWord('into') ? p.name() : undefined;
  return { kind: 'join', type, name, source, left, right, into, ...p.spanFrom(start) };
}

function parseOrderBy(p: Parser): OrderByClause {
  const { start } = p.advance();
  const orderings = [parseOrdering(p)];
  while (p.skip(',')) orderings.push(parseOrdering(p));
  return { kind: 'orderby', orderings, ...p.spanFrom(start) };
}

function parseOrdering(p: Parser): { readonly value: Expression; readonly isDescending: boolean } {
  const value = p.expression();
  const isDescending = p.skipWord('descending');
  if (!isDescending) p.skipWord('ascending');
  return { value, isDescending };
}

function parseEnd(p: Parser): SelectClause | GroupClause {
  const { start } = p.token;
  if (p.skipWord('select')) return { kind: 'select', value: p.expression(), ...p.spanFrom(start) };
  if (!p.skipWord('group')) throw p.missing('CS0742');
  const value = p.expression();
  expectWord(p, 'by', 'CS0745');
  return { kind: 'group', value, by: p.expression(), ...p.spanFrom(start) };
}

function expectWord(p: Parser, word: string, code: SyntaxErrorCode): void {
  if (!p.skipWord(word)) throw p.missing(code);
}
