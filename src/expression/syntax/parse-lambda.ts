import type { LambdaNode, Name, TypeNode } from './ast.ts';
import type { Parser } from './parser.ts';
import { featureError, refusal } from './syntax-error.ts';

type LambdaParameter = LambdaNode['parameters'][number];

export function isLambdaAhead(p: Parser): boolean {
  if (p.is('static') || p.isWord('async')) refuseModified(p);
  return isPlainLambda(p, p.index);
}

function isPlainLambda(p: Parser, index: number): boolean {
  if (p.isName(index)) return p.is('=>', index + 1);
  const closer = p.is('(', index) ? p.closer(index) : undefined;
  return closer !== undefined && p.is('=>', closer + 1);
}

function refuseModified(p: Parser): void {
  if (!isPlainLambda(p, p.index + 1) && !p.is('delegate', p.index + 1)) return;
  throw p.is('static')
    ? featureError('static anonymous function', p.token)
    : refusal('An asynchronous lambda', p.token);
}

export function parseLambda(p: Parser): LambdaNode {
  const { start } = p.token;
  const parameters = p.is('(') ? parseParameters(p) : [{ type: undefined, name: p.name() }];
  p.expect('=>');
  const body = p.is('{') ? p.block() : p.expression();
  return { kind: 'lambda', parameters, body, ...p.spanFrom(start) };
}

/** `delegate (int a) { … }` */
export function parseAnonymousMethod(p: Parser): LambdaNode {
  const { start } = p.expect('delegate');
  const parameters = p.is('(') ? parseParameters(p) : [];
  const body = p.block();
  return { kind: 'lambda', parameters, body, ...p.spanFrom(start) };
}

function parseParameters(p: Parser): readonly LambdaParameter[] {
  p.expect('(');
  const parameters: LambdaParameter[] = [];
  if (p.skip(')')) return parameters;
  do parameters.push(parseParameter(p));
  while (p.skip(','));
  p.expect(')');
  return parameters;
}

function parseParameter(p: Parser): { readonly type: TypeNode | undefined; readonly name: Name } {
  const isModified = ['ref', 'out', 'in', 'params', 'this'].some(word => p.is(word));
  if (isModified) throw p.badTokenOr(refusal(`The parameter modifier '${p.token.text}'`, p.token));
  const isUntyped = p.isName() && (p.is(',', p.index + 1) || p.is(')', p.index + 1));
  return { type: isUntyped ? undefined : p.type('anywhere'), name: p.name() };
}
