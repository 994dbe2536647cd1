import type {
  BlockNode,
  Declarator,
  Expression,
  LocalFunctionNode,
  LocalFunctionParameter,
  LocalNode,
  Name,
  TypeNode,
} from './ast.ts';
import { parseBareArray } from './parse-initializer.ts';
import { isQueryAhead } from './parse-query.ts';
import type { Parser } from './parser.ts';
import { scanType } from './scan-type.ts';
import { featureError, refusal } from './syntax-error.ts';
import { PREDEFINED_TYPES } from './token.ts';

/** Whether a declaration stands here: a type and a name. */
export function isLocalAhead(p: Parser): boolean {
  const { kind, text } = p.token;
  if (kind === 'terminal' && text !== '(') return PREDEFINED_TYPES.has(text) && !p.is('.', p.index + 1);
  if (p.isWord('await') || isQueryAhead(p)) return false;
  const end = scanType(p, p.index, 'anywhere')?.end;
  return end !== undefined && p.isName(end);
}

/** `const` and all that has no semicolon of its own to read: to the semicolon. */
export function parseLocal(p: Parser): LocalNode {
  const local = parseDeclaration(p);
  p.expect(';');
  return { ...local, ...p.spanFrom(local.start) };
}

export function parseLocalOrFunction(p: Parser): LocalNode | LocalFunctionNode {
  const { start } = p.token;
  const type = p.type('anywhere');
  const name = p.name();
  if (p.is('(')) return parseFunction(p, type, name, start);
  if (p.is('<')) throw refusal('A generic local function', p.token);
  const declarators = parseDeclarators(p, name, false);
  p.expect(';');
  return { kind: 'local', isConstant: false, type, declarators, ...p.spanFrom(start) };
}

/** Without its semicolon, as `for` and `using` have it. */
export function parseDeclaration(p: Parser): LocalNode {
  const { start } = p.token;
  const isConstant = p.skip('const');
  const type = p.type('anywhere');
  const declarators = parseDeclarators(p, p.name(), isConstant);
  return { kind: 'local', isConstant, type, declarators, ...p.spanFrom(start) };
}

function parseDeclarators(p: Parser, first: Name, isConstant: boolean): readonly Declarator[] {
  const declarators = [parseDeclarator(p, first, isConstant)];
  while (p.skip(',')) declarators.push(parseDeclarator(p, p.name(), isConstant));
  return declarators;
}

function parseDeclarator(p: Parser, name: Name, isConstant: boolean): Declarator {
  if (p.is('[')) throw p.wrong('CS0650');
  if (isConstant && !p.is('=')) throw p.missing('CS0145');
  const value = p.skip('=') ? parseValue(p) : undefined;
  return { name, value, ...p.spanFrom(name.start) };
}

function parseValue(p: Parser): Expression {
  if (p.is('ref')) throw refusal("'ref'", p.token);
  return p.is('{') ? parseBareArray(p) : p.expression();
}

function parseFunction(p: Parser, result: TypeNode, name: Name, start: number): LocalFunctionNode {
  const parameters = parseParameters(p);
  const body = parseBody(p);
  return { kind: 'local-function', name, result, parameters, body, ...p.spanFrom(start) };
}

function parseParameters(p: Parser): readonly LocalFunctionParameter[] {
  p.expect('(');
  const parameters: LocalFunctionParameter[] = [];
  if (p.skip(')')) return parameters;
  do parameters.push(parseParameter(p));
  while (p.skip(','));
  p.expect(')');
  return parameters;
}

function parseParameter(p: Parser): LocalFunctionParameter {
  const { start } = p.token;
  if (p.is('in')) throw featureError('readonly references', p.token);
  if (p.is('this')) throw refusal("The parameter modifier 'this'", p.token);
  const isParams = p.skip('params') || undefined;
  const modifier = (['ref', 'out'] as const).find(word => p.skip(word));
  const type = p.type('anywhere');
  const name = p.name();
  const optional = p.skip('=') ? p.expression() : undefined;
  return { type, name, optional, modifier, isParams, ...p.spanFrom(start) };
}

function parseBody(p: Parser): Expression | BlockNode {
  if (!p.skip('=>')) return p.block();
  const body = p.expression();
  p.expect(';');
  return body;
}
