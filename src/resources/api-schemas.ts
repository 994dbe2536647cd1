import type { Api } from '../model/api.ts';
import { API_SCHEMA, type ApiSchema, apiSchemaShape } from '../model/api-schema.ts';
import { sameId } from '../model/identifier.ts';
import type { Operation } from '../model/operation.ts';
import { parse } from '../model/parse.ts';
import { apiPartsOf } from './api-parts.ts';
import { type Rules, setChangesIt } from './resource-type.ts';
import { documentText, withDocument } from './schema-document.ts';
import { word } from './shell-word.ts';
import type { User } from './users.ts';

/** What is given of a schema: what it is, and its text. */
export interface ApiSchemaInput {
  readonly contentType?: string | undefined;
  /** Of OpenAPI and Swagger in JSON. */
  readonly text?: string | undefined;
}

export const apiSchemas = apiPartsOf<ApiSchema, ApiSchemaInput>(
  {
    of: api => api.schemas ?? [],
    with: ({ schemas: _, ...api }, next) => (next.length === 0 ? api : { ...api, schemas: next }),
  },
  rulesOf,
);

function rulesOf(api: Api): Rules<ApiSchema, ApiSchemaInput> {
  const names = { ...API_SCHEMA, segment: `apis/${api.id}/schemas`, parent: `--api-id ${word(api.id)}` };
  return {
    ...names,
    parse: value => parse(apiSchemaShape, withDocument(value)),
    idText: () => 'schema',
    whenTaken: id => setChangesIt(names, id),
    isMeant: () => false,
    begin: id => ({ id }),
    // A text as long as it is given: what is merged would lose what is null or empty in a schema.
    members: (_state, { contentType, text }, before) => ({
      ...(contentType === undefined ? {} : { contentType }),
      ...withText(text ?? (contentType === undefined ? undefined : before && documentText(before.document))),
    }),
    check: () => undefined,
    users: (_state, { id }) => schemaUsers(api, id),
  };
}

const withText = (document: string | undefined): { document?: string } => (document === undefined ? {} : { document });

const schemaUsers = (api: Api, id: string): User[] =>
  (api.operations ?? [])
    .filter(operation => namesSchema(operation, id))
    .map(operation => ({
      name: `/apis/${api.id}/operations/${operation.id}`,
      command: `apim operation remove --api-id ${word(api.id)} --id ${word(operation.id)}`,
    }));

function namesSchema({ templateParameters, request, responses }: Operation, id: string): boolean {
  const bodies = [request, ...(responses ?? [])].flatMap(part => part?.representations ?? []);
  const parameters = [
    ...(templateParameters ?? []),
    ...(request?.queryParameters ?? []),
    ...[request, ...(responses ?? [])].flatMap(part => part?.headers ?? []),
    ...bodies.flatMap(({ formParameters }) => formParameters ?? []),
  ];
  return [...bodies, ...parameters].some(({ schemaId }) => schemaId !== undefined && sameId(schemaId, id));
}
