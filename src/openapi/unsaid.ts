import { isDeepStrictEqual } from 'node:util';
import type { Api } from '../model/api.ts';
import type { Operation } from '../model/operation.ts';
import { Documents } from './documents.ts';
import { OURS } from './extension.ts';
import { normalId } from './names.ts';
import type { DocumentFault } from './part.ts';
import { type ReadApi, readApi } from './read-api.ts';
import { isObject } from './source.ts';
import type { Written } from './write-parameter.ts';
import { type PathItems, requiresQuery } from './write-paths.ts';

/**
 * A document, with what it does not say of its API in our own extension: what is found missing where the document is read
 * again. Of most operations that is nothing.
 */
export function unsaid(api: Api, document: Written, items: PathItems): Written {
  const operations = api.operations ?? [];
  const mode = requiresQuery(operations) ? { requiredQuery: 'query' } : {};
  const faults: DocumentFault[] = [];
  const main = {
    name: `The document of API ${api.id}`,
    url: 'file:///',
    text: '',
    root: { ...document, [OURS]: mode },
  };
  const read = readApi(new Documents(main, new Map()), { requiredQuery: 'template', known: operations }, faults);
  const again = new Map(read.operations.map(each => [each.id, each]));
  const apart = operations
    .filter(operation => !completed(operation, again.get(operation.id), items))
    .map(withoutPolicy);
  const schemas = isDeepStrictEqual(read.schemas, api.schemas ?? []) ? {} : { schemas: api.schemas ?? [] };
  const root = {
    ...membersUnsaid(api, read),
    ...mode,
    ...schemas,
    ...(apart.length === 0 ? {} : { operations: apart }),
  };
  return Object.keys(root).length === 0 ? document : { ...document, [OURS]: root };
}

const withoutPolicy = ({ policy: _, ...operation }: Operation): Omit<Operation, 'policy'> => operation;

/** Adds to an operation of the document what it does not say; false where it cannot be read again, and is taken out. */
function completed(operation: Operation, again: Operation | undefined, { byId }: PathItems): boolean {
  const method = operation.method.toLowerCase();
  const item = byId.get(operation.id);
  const written = item?.[method];
  if (item === undefined || !isObject(written)) return false;
  if (again === undefined) {
    delete item[method];
    return false;
  }
  const members = {
    ...differences(withoutPolicy(operation), again),
    ...(normalId(operation.id) === operation.id ? {} : { id: operation.id }),
  };
  if (Object.keys(members).length > 0) item[method] = { ...written, [OURS]: members };
  return true;
}

/** What the one has otherwise than the other; null for what it does not have. */
function differences(wanted: object, found: object): Written {
  const own: Written = { ...wanted };
  const other: Written = { ...found };
  return Object.fromEntries(
    [...new Set([...Object.keys(own), ...Object.keys(other)])]
      .filter(name => !isDeepStrictEqual(own[name], other[name]))
      .map(name => [name, own[name] ?? null]),
  );
}

/** What belongs to one API and not to a copy of it is left out, as is what an API is anyway. */
function membersUnsaid(api: Api, { members }: ReadApi): Written {
  const { id: _, policy: __, operations: ___, schemas: ____, ...all } = api;
  const { apiRevision, apiRevisionDescription, isCurrent, isOnline, apiVersion, apiVersionSetId, ...rest } = all;
  const usual = { subscriptionRequired: false, protocols: ['https'] };
  const found = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
  return differences(rest, { ...usual, ...found });
}
