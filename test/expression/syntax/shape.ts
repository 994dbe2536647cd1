import type { Expression, StatementNode } from '../../../src/expression/syntax/ast.ts';

/** A tree in one line, prefix form, without spans: `a + b.c` is `(+ a b.c)`. */
export function shape(node: Expression | StatementNode): string {
  return print(node);
}

function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(' ')}]`;
  if (typeof value === 'string') return JSON.stringify(value);
  return isRecord(value) ? printNode(value) : String(value);
}

type Node = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

const HIDDEN = new Set(['kind', 'start', 'operatorSpan']);

function printNode(node: Node): string {
  if (node.kind === undefined && typeof node.text === 'string') return node.text;
  if (node.kind === 'identifier' || node.kind === 'named-type') return printNamed(node);
  if (node.kind === 'literal') return printLiteral(node);
  if (node.kind === 'receiver') return '@';
  const { operator, left, right } = node;
  if (node.kind === 'binary') return `(${operator} ${print(left)} ${print(right)})`;
  if (node.kind === 'member') return `${print(node.target)}.${print(node.name)}${generic(node.typeArguments)}`;
  const parts = Object.entries(node).filter(
    ([key, value]) => !HIDDEN.has(key) && value !== undefined && !(key === 'end' && typeof value === 'number'),
  );
  const head = typeof node.kind === 'string' ? [node.kind] : [];
  return `(${[...head, ...parts.map(([, value]) => (value === operator ? String(value) : print(value)))].join(' ')})`;
}

function printNamed(node: Node): string {
  return `${node.name}${generic(node.typeArguments ?? node.arguments)}`;
}

function generic(list: unknown): string {
  return Array.isArray(list) && list.length > 0 ? `<${list.map(print).join(',')}>` : '';
}

function printLiteral({ type, value }: Node): string {
  if (type === 'string') return JSON.stringify(value);
  return type === 'int' || type === 'bool' || type === 'null' ? String(value) : `${type}:${value}`;
}
