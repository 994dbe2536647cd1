import type { Pattern, VarPatternNode } from './ast.ts';
import { parseDesignator } from './parse-declaration-expression.ts';
import type { Parser } from './parser.ts';
import { canStartExpression, type ScannedType, scanType } from './scan-type.ts';
import { featureError } from './syntax-error.ts';

/** How far a constant goes: after `is`, to the next operator that does not bind closer; after `case`, to the colon. */
export type ConstantExtent = 'operand' | 'whole';

/** After `is` or `case`. */
export function parsePattern(p: Parser, constant: ConstantExtent): Pattern {
  const { start } = p.token;
  refuseNewPatterns(p);
  const pattern = p.isWord('var') && p.isName(p.index + 1) ? parseVar(p) : parseTypeOrConstant(p, start, constant);
  for (const word of ['and', 'or'] as const)
    if (p.isWord(word) && canStartPattern(p, p.index + 1)) throw featureError(`${word} pattern`, p.token);
  return pattern;
}

function refuseNewPatterns(p: Parser): void {
  const { token } = p;
  if (p.isWord('not') && canStartPattern(p, p.index + 1)) throw featureError('not pattern', token);
  if (['<', '<=', '>', '>='].some(text => p.is(text))) throw featureError('relational pattern', token);
  if (p.is('{') || (p.isWord('var') && p.is('(', p.index + 1))) throw featureError('recursive patterns', token);
  if (p.is('[')) throw featureError('list pattern', token);
}

function canStartPattern(p: Parser, index: number): boolean {
  const isOperator = ['+', '-', '!', '~', '(', '[', '.'].some(text => p.is(text, index));
  return canStartExpression(p, index) && !isOperator;
}

function parseVar(p: Parser): VarPatternNode {
  const { start } = p.advance();
  return { kind: 'var-pattern', name: parseDesignator(p), ...p.spanFrom(start) };
}

function parseTypeOrConstant(p: Parser, start: number, constant: ConstantExtent): Pattern {
  const scanned = scanType(p, p.index, 'trailing');
  if (scanned !== undefined && p.is('{', scanned.end)) throw featureError('recursive patterns', p.token);
  if (scanned === undefined || !isTypePattern(p, scanned))
    return { kind: 'constant-pattern', value: constant === 'whole' ? p.expression() : p.shift(), ...p.spanFrom(start) };
  const type = p.type('trailing');
  const name = isDesignator(p, p.index) ? parseDesignator(p) : undefined;
  return { kind: 'type-pattern', type, name, ...p.spanFrom(start) };
}

function isTypePattern(p: Parser, { end, isCertain, hasArguments }: ScannedType): boolean {
  if (isDesignator(p, end)) return true;
  return (isCertain || hasArguments) && !['.', '(', '['].some(text => p.is(text, end));
}

/** `when` begins the condition of a case; `and` and `or` join patterns in later versions of C#. */
function isDesignator(p: Parser, index: number): boolean {
  if (!p.isName(index)) return false;
  const isJoin = p.isWord('when', index) || p.isWord('and', index) || p.isWord('or', index);
  return !isJoin || !canStartExpression(p, index + 1);
}
