import type { Operation } from '../model/operation.ts';
import { readUrlTemplate } from '../model/url-template.ts';
import { given, type Written } from './write-parameter.ts';

export interface PathItems {
  readonly paths: Record<string, Written>;
  /** Of templates whose query OpenAPI has no word for: x-ms-paths, which Azure reads too. */
  readonly queryPaths: Record<string, Written> | undefined;
  /** In which path item an operation stands, by its id. */
  readonly byId: ReadonlyMap<string, Written>;
}

type WriteOperation = (operation: Operation, inQuery: ReadonlySet<string>) => Written;

/** Where an operation is written in a document. */
export function pathsOf(operations: readonly Operation[], write: WriteOperation): PathItems {
  const paths: Record<string, Written> = {};
  const queryPaths: Record<string, Written> = {};
  const byId = new Map<string, Written>();
  const keepsQuery = requiresQuery(operations);
  for (const operation of operations) {
    const method = operation.method.toLowerCase();
    const { path, isPlain, names } = queryOf(operation.urlTemplate);
    const isSaid = isPlain && (names.size === 0 || !keepsQuery) && paths[path]?.[method] === undefined;
    const items = isSaid ? paths : queryPaths;
    const key = isSaid ? path : operation.urlTemplate;
    const item = items[key] ?? {};
    items[key] = item;
    item[method] = { ...headOf(operation), ...write(operation, names) };
    byId.set(operation.id, item);
  }
  return { paths, queryPaths: Object.keys(queryPaths).length === 0 ? undefined : queryPaths, byId };
}

/** Whether a query parameter is required and no part of a template: then none becomes one where the document is read. */
export const requiresQuery = (operations: readonly Operation[]): boolean =>
  operations.some(({ request }) => request?.queryParameters?.some(({ required }) => required === true) === true);

const headOf = ({ tags, displayName, description, id }: Operation): Written =>
  given({ tags, summary: displayName, description, operationId: id });

/** `isPlain`: all that the query says is which parameters must be there, each by its own name. */
function queryOf(urlTemplate: string): { path: string; isPlain: boolean; names: ReadonlySet<string> } {
  const question = urlTemplate.indexOf('?');
  if (question < 0) return { path: urlTemplate, isPlain: true, names: new Set() };
  const { query } = readUrlTemplate(urlTemplate);
  const names = query.flatMap(({ value }) => value.flatMap(part => ('parameter' in part ? [part.parameter] : [])));
  const isPlain = query.every(
    ({ name, value: [part, ...more] }) =>
      more.length === 0 && part !== undefined && 'parameter' in part && part.parameter === name,
  );
  return { path: urlTemplate.slice(0, question), isPlain, names: new Set(names) };
}
