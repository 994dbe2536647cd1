import type { HostGraphQL } from '../context/host-entities.ts';
import { HostObject } from '../context/host-object.ts';
import { IGRAPHQL, IGRAPHQL_DATA_OBJECT } from '../context/types.ts';
import { parseJson } from '../json/parse.ts';
import type { JToken } from '../json/token.ts';
import { members } from '../types/table.ts';

type GraphQL = HostObject<HostGraphQL>;
type Data = HostObject<HostGraphQL['arguments']>;

const graphQLArguments = ({ host }: GraphQL): Data => new HostObject(IGRAPHQL_DATA_OBJECT, host.arguments);

export const graphQL = members(IGRAPHQL, () => ({
  // The documentation's table has the one name, its samples the other.
  'IGraphQLDataObject Arguments': graphQLArguments,
  'IGraphQLDataObject GraphQLArguments': graphQLArguments,
  'IGraphQLDataObject Parent': ({ host }: GraphQL) =>
    host.parent === undefined ? null : new HostObject(IGRAPHQL_DATA_OBJECT, host.parent),
}));

export const graphQLDataObject = members(IGRAPHQL_DATA_OBJECT, () => ({
  'JToken this[string name]': ({ host }: Data, name: string | null): JToken | null => {
    const json = name === null ? undefined : host.get(name);
    return json === undefined ? null : parseJson(json);
  },
}));
