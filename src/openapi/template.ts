import { templateParameters } from '../model/url-template.ts';
import type { FoundOperation } from './read-operations.ts';
import type { FoundParameter, Reader } from './reader.ts';

export interface FoundTemplate {
  readonly urlTemplate: string;
  /** Those of the template, in its order. */
  readonly parameters: readonly FoundParameter[];
  /** The other ones of the query. */
  readonly query: readonly FoundParameter[];
}

/**
 * The URL template of an operation: its path and, unless it is chosen otherwise, what its query must have. Each parameter of
 * it must be described, once, as Azure wants it.
 * https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 */
export function templateOf(reader: Reader, found: FoundOperation, requiredQuery: 'template' | 'query'): FoundTemplate {
  const { path, part, parameters } = found;
  const ofPath = parameters.filter(({ place }) => place === 'path');
  const ofQuery = parameters.filter(({ place }) => place === 'query');
  const written = new Set(templateParameters(path));
  const added =
    requiredQuery === 'query'
      ? []
      : ofQuery.filter(
          each => !written.has(each.name) && each.part.member('required').isTrue && isNameable(reader, each),
        );
  requireOwnNames(found, [...written], added);
  const unused = ofPath.find(({ name }) => !written.has(name));
  if (unused !== undefined) throw unused.part.fault(`The path parameter '${unused.name}' is not in the path ${path}.`);
  const names = [...written, ...added.map(({ name }) => name)];
  const described = names.map(
    name => ofPath.find(each => each.name === name) ?? ofQuery.find(each => each.name === name),
  );
  const missing = names.filter((_, index) => described[index] === undefined);
  if (missing.length > 0)
    throw part.fault(
      `All template parameters used in the UriTemplate must be defined in the Operation, please ensure the following parameters are defined: ${missing.join(', ')}.`,
    );
  return {
    urlTemplate: withQuery(path, added),
    parameters: described.filter(each => each !== undefined),
    query: ofQuery.filter(({ name }) => !names.includes(name)),
  };
}

function withQuery(path: string, added: readonly FoundParameter[]): string {
  if (added.length === 0) return path;
  return `${path}${path.includes('?') ? '&' : '?'}${added.map(({ name }) => `${name}={${name}}`).join('&')}`;
}

/** A template's parameters are called by letters, digits and a few signs; `filter[name]` cannot be one. */
function isNameable(reader: Reader, { name }: FoundParameter): boolean {
  const isGood = /^[\w.$-]+$/.test(name);
  if (!isGood)
    reader.note(
      `The query parameter '${name}' is required, but no URL template can name it: it stays a query parameter.`,
    );
  return isGood;
}

function requireOwnNames({ path }: FoundOperation, written: readonly string[], added: readonly FoundParameter[]): void {
  const folded = written.map(name => name.toLowerCase());
  const twice = added.find(({ name }) => folded.includes(name.toLowerCase()));
  if (twice !== undefined)
    throw twice.part.fault(
      `The query parameter '${twice.name}' is required and has the name of a path parameter of ${path}: in a URL template each name stands once. --translate-required-query-parameters query keeps it out of the template.`,
    );
}
