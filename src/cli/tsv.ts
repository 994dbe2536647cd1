import type { JSONValue } from '@jmespath-community/jmespath';
import { plainField } from './plain-text.ts';

/** As `az -o tsv`: a line an item, its values separated by tabs in their order; what is nested, and null, is empty. */
export function toTsv(value: JSONValue): string {
  if (value === null) return '';
  const rows = Array.isArray(value) ? value : [value];
  return rows.map(row => `${fieldsOf(row).join('\t')}\n`).join('');
}

function fieldsOf(row: JSONValue): string[] {
  if (row === null || typeof row !== 'object') return [field(row)];
  return Object.values(row).map(field);
}

const field = (value: JSONValue): string =>
  value === null || typeof value === 'object' ? '' : plainField(String(value));
