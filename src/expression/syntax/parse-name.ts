import type { Expression, Name, TypeNode } from './ast.ts';
import { parseTypeArguments, skipGlobal } from './parse-type.ts';
import type { Parser } from './parser.ts';
import { scanTypeArguments } from './scan-type.ts';

/** `name` or `name<T>`, where what follows says that `<` is no comparison. */
export function parseGenericName(p: Parser): { readonly name: Name; readonly typeArguments: readonly TypeNode[] } {
  const name = p.name();
  return { name, typeArguments: p.is('<') && isGeneric(p) ? parseTypeArguments(p) : [] };
}

/** C# 7 specification 6.2.5; `>` is left out, as in the compiler: `a < b >> c` is a shift. */
const FOLLOWS: ReadonlySet<string> = new Set('( ) ] { } : ; , . ? == != | ^ && || & [ < <= >= is as'.split(' '));

function isGeneric(p: Parser): boolean {
  const end = scanTypeArguments(p, p.index);
  if (end === undefined) return false;
  const { kind, text } = p.tokenAt(end);
  return kind === 'end' || (kind === 'terminal' ? FOLLOWS.has(text) : kind === 'identifier' && !p.isName(end));
}

/** A name at the beginning of an expression. */
export function parseName(p: Parser): Expression {
  const { start } = p.token;
  skipGlobal(p);
  const { name, typeArguments } = parseGenericName(p);
  const span = p.spanFrom(start);
  if (typeArguments.length === 0 || !p.is('.')) return { kind: 'identifier', name: name.text, typeArguments, ...span };
  const type = { kind: 'named-type', name: name.text, arguments: typeArguments, ...span } as const;
  return { kind: 'type-expression', type, ...span };
}
