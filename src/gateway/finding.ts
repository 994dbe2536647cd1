import type { IncomingMessage } from 'node:http';
import type { RequestTarget } from './callers/request-target.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { OperationMatch } from './configuration/operation-routes.ts';
import type { Match } from './configuration/routes.ts';
import type { ScopedPolicies } from './configuration/scoped-policies.ts';
import type { ServedApi } from './gateway-types.ts';

/** What a request asks for. */
export interface Found extends Match<ServedApi> {
  /** False: there is no such API, or it has no such operation. */
  readonly isServed: boolean;
  /** Undefined where the API has none, or none matched. */
  readonly operation: OperationMatch | undefined;
  /** Of the operation, or of the API alone. */
  readonly policies: ScopedPolicies;
}

/** The API that a request is for, and its operation. https://learn.microsoft.com/azure/api-management/add-api-manually */
export function find(
  incoming: IncomingMessage,
  { path, query }: RequestTarget,
  { routes, nowhere }: Configuration,
  strictProtocols: boolean,
): Found {
  const match = routes.match(path, { headers: incoming.headers, query });
  if (match === undefined || (strictProtocols && !isForScheme(match.entry, incoming)))
    return { entry: nowhere, rest: path, isServed: false, operation: undefined, policies: nowhere.policies };
  const { entry, rest } = match;
  if (entry.operations === undefined)
    return { entry, rest, isServed: true, operation: undefined, policies: entry.policies };
  const operation = entry.operations.match(incoming.method ?? 'GET', rest, query);
  const own = operation && entry.operationPolicies.get(operation.operation.id);
  return { entry, rest, isServed: operation !== undefined, operation, policies: own ?? entry.policies };
}

/** Azure answers an API's path over another scheme as if it were not there. */
const isForScheme = ({ api }: ServedApi, { socket }: IncomingMessage): boolean =>
  api === undefined || api.protocols.includes('encrypted' in socket ? 'https' : 'http');
