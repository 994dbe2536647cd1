import type { JSONValue } from '@jmespath-community/jmespath';
import type { Table } from './table.ts';

/** Any value as a table, as `az` draws what a query answers: keys or `Column1` … as titles; what is nested is left out. */
export function genericTable(value: JSONValue): Table {
  const rows = Array.isArray(value) ? value.map(named) : value === null ? [] : [named(value)];
  const keys = [...new Set(rows.flatMap(row => Object.keys(row)))];
  return {
    headings: keys.map(key => ({ title: key.charAt(0).toUpperCase() + key.slice(1) })),
    rows: rows.map(row => keys.map(key => ({ text: row[key] ?? '' }))),
  };
}

function named(row: JSONValue): Record<string, string> {
  if (row === null || typeof row !== 'object') return { result: text(row) };
  const entries: [string, JSONValue][] = Array.isArray(row)
    ? row.map((value, index) => [`column${index + 1}`, value])
    : Object.entries(row).filter(([, value]) => value === null || typeof value !== 'object');
  return Object.fromEntries(entries.map(([key, value]) => [key, text(value)]));
}

const text = (value: JSONValue): string => (value === null || typeof value === 'object' ? '' : String(value));
