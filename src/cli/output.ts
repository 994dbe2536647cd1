import type { JSONValue } from '@jmespath-community/jmespath';
import { genericTable } from './generic-table.ts';
import { jsonText } from './json-text.ts';
import { search } from './query.ts';
import { type Canvas, type Cell, drawTable, type Heading, type Table } from './table.ts';
import { toTsv } from './tsv.ts';

export const FORMATS = ['table', 'json', 'tsv'] as const;
export type Format = (typeof FORMATS)[number];

export interface Column<Resource> extends Heading {
  value(resource: Resource): string | number | boolean | null | undefined;
  /** Left out where no row has a value. */
  readonly isOptional?: true;
  /** Where the value means something good or bad. */
  colour?(resource: Resource): Cell['colour'];
}

export interface OutputOptions {
  readonly format: Format;
  /** JMESPath. */
  readonly query: string | undefined;
  /** What tables are drawn on; see canvasOf in environment.ts. */
  readonly canvas: Canvas;
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
  const { format, query, canvas } = options;
  if (format === 'table' && query === undefined)
    return drawTable(tableOf(isList(resources) ? resources : [resources], columns), canvas);
  const result = query === undefined ? toJson(resources) : await search(toJson(resources), query);
  if (format === 'table') return drawTable(genericTable(result), canvas);
  return format === 'json' ? jsonText(result, 2) : toTsv(result);
}

const isList = <Resource>(resources: Resource | readonly Resource[]): resources is readonly Resource[] =>
  Array.isArray(resources);

function tableOf<Resource>(resources: readonly Resource[], columns: readonly Column<Resource>[]): Table {
  const isNeeded = ({ isOptional, value }: Column<Resource>): boolean =>
    isOptional !== true || resources.some(resource => (value(resource) ?? '') !== '');
  const needed = columns.filter(isNeeded);
  return {
    headings: needed,
    rows: resources.map(resource =>
      needed.map(column => ({ text: String(column.value(resource) ?? ''), colour: column.colour?.(resource) })),
    ),
  };
}

/** Leaves out what is undefined. */
const toJson = (value: unknown): JSONValue => JSON.parse(JSON.stringify(value));
