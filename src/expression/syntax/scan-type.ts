import type { Cursor } from './cursor.ts';
import { PREDEFINED_TYPES } from './token.ts';

/** Tokens that could be a type. */
export interface ScannedType {
  /** The index of the token after it. */
  readonly end: number;
  /** Whether they can be nothing else; a name with or without type arguments can be an expression. */
  readonly isCertain: boolean;
  readonly hasArguments: boolean;
}

/** `trailing`: at the end of an expression, a question mark before another expression is a conditional's. */
export type TypeContext = 'anywhere' | 'trailing';

const MOST_NESTED = 50;

/** Looks whether a type stands at an index, without moving there. */
export function scanType(p: Cursor, index: number, context: TypeContext): ScannedType | undefined {
  return scan(p, index, context, 0);
}

/** The index after `<…>`, where type arguments stand at an index. */
export function scanTypeArguments(p: Cursor, index: number): number | undefined {
  return scanArguments(p, index, 0);
}

function scan(p: Cursor, index: number, context: TypeContext, depth: number): ScannedType | undefined {
  const core = scanCore(p, index, depth);
  if (core === undefined) return undefined;
  let { end } = core;
  for (;;) {
    const next = scanSuffix(p, end, context);
    if (next === undefined) break;
    end = next;
  }
  return end === core.end ? core : { end, isCertain: true, hasArguments: core.hasArguments };
}

function scanCore(p: Cursor, index: number, depth: number): ScannedType | undefined {
  if (depth > MOST_NESTED) return undefined;
  const token = p.tokenAt(index);
  if (token.kind === 'identifier') return scanName(p, index, depth);
  if (token.kind !== 'terminal') return undefined;
  if (PREDEFINED_TYPES.has(token.text)) return { end: index + 1, isCertain: true, hasArguments: false };
  const end = token.text === '(' ? scanTuple(p, index, depth) : undefined;
  return end === undefined ? undefined : { end, isCertain: false, hasArguments: false };
}

function scanName(p: Cursor, index: number, depth: number): ScannedType | undefined {
  let end = p.isWord('global', index) && p.is('::', index + 1) ? index + 2 : index;
  let hasArguments = false;
  for (;;) {
    if (!p.isName(end)) return undefined;
    end += 1;
    const after = p.is('<', end) ? scanArguments(p, end, depth) : end;
    if (after === undefined) return { end, isCertain: false, hasArguments };
    hasArguments = after !== end;
    end = after;
    if (!p.is('.', end) || p.tokenAt(end + 1).kind !== 'identifier') return { end, isCertain: false, hasArguments };
    end += 1;
  }
}

function scanArguments(p: Cursor, index: number, depth: number): number | undefined {
  let end = index;
  do {
    const argument = scan(p, end + 1, 'anywhere', depth + 1);
    if (argument === undefined) return undefined;
    end = argument.end;
  } while (p.is(',', end));
  return p.is('>', end) ? end + 1 : undefined;
}

function scanTuple(p: Cursor, index: number, depth: number): number | undefined {
  let end = index;
  let elements = 0;
  do {
    const element = scan(p, end + 1, 'anywhere', depth + 1);
    if (element === undefined) return undefined;
    end = p.isName(element.end) ? element.end + 1 : element.end;
    elements += 1;
  } while (p.is(',', end));
  return elements > 1 && p.is(')', end) ? end + 1 : undefined;
}

function scanSuffix(p: Cursor, index: number, context: TypeContext): number | undefined {
  if (p.is('?', index)) return context === 'trailing' && canStartExpression(p, index + 1) ? undefined : index + 1;
  if (!p.is('[', index)) return undefined;
  let end = index + 1;
  while (p.is(',', end)) end += 1;
  return p.is(']', end) ? end + 1 : undefined;
}

const STARTS: ReadonlySet<string> = new Set([
  ...'( + - ! ~ ++ -- [ . new typeof default checked unchecked sizeof delegate this base throw'.split(' '),
  ...PREDEFINED_TYPES,
]);

export function canStartExpression(p: Cursor, index: number): boolean {
  const token = p.tokenAt(index);
  if (token.kind === 'terminal') return STARTS.has(token.text) && !isRank(p, index);
  if (token.kind === 'identifier') return p.isName(index);
  return token.kind !== 'end';
}

function isRank(p: Cursor, index: number): boolean {
  return p.is('[', index) && (p.is(']', index + 1) || p.is(',', index + 1));
}
