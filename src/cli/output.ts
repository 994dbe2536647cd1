import type { JSONValue } from '@jmespath-community/jmespath';
import { genericTable } from './generic-table.ts';
import { search } from './query.ts';
import { type Cell, drawTable, type Table } from './table.ts';
import { toTsv } from './tsv.ts';

export const FORMATS = ['table', 'json', 'tsv'] as const;
export type Format = (typeof FORMATS)[number];

export interface Column<Resource> {
  readonly title: string;
  value(resource: Resource): string | number | boolean | null | undefined;
  /** Where the value means something good or bad. */
  colour?(resource: Resource): Cell['colour'];
}

export interface OutputOptions {
  readonly format: Format;
  /** JMESPath. */
  readonly query: string | undefined;
  /** Whether tables are coloured; see wantsColour in environment.ts. */
  readonly colour: boolean;
}

/**
 * The text that shows one resource or a list of them, as `az` would. `columns` is for the table without a query.
 * Throws UserError ValidationError where the query is wrong.
 */
export async function render<Resource>(
  resources: Resource | readonly Resource[],
  columns: readonly Column<Resource>[],
  options: OutputOptions,
): Promise<string> {
  const { format, query, colour } = options;
  if (format === 'table' && query === undefined)
    return drawTable(tableOf(isList(resources) ? resources : [resources], columns), colour);
  const result = query === undefined ? toJson(resources) : await search(toJson(resources), query);
  if (format === 'table') return drawTable(genericTable(result), colour);
  return format === 'json' ? jsonText(result) : toTsv(result);
}

const isList = <Resource>(resources: Resource | readonly Resource[]): resources is readonly Resource[] =>
  Array.isArray(resources);

const tableOf = <Resource>(resources: readonly Resource[], columns: readonly Column<Resource>[]): Table => ({
  titles: columns.map(column => column.title),
  rows: resources.map(resource =>
    columns.map(column => ({ text: String(column.value(resource) ?? ''), colour: column.colour?.(resource) })),
  ),
});

/** Leaves out what is undefined. */
const toJson = (value: unknown): JSONValue => JSON.parse(JSON.stringify(value));

/** JSON.stringify escapes all controls but those that some terminals obey too. */
const jsonText = (value: JSONValue): string =>
  `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]/g, escaped)}\n`;

const escaped = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
