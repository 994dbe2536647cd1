import * as v from 'valibot';
import { type ApiSchema, apiSchemaShape, OPENAPI_COMPONENTS } from '../model/api-schema.ts';
import { type Operation, operationShape } from '../model/operation.ts';
import { parse } from '../model/parse.ts';
import type { Documents } from './documents.ts';
import { ours } from './extension.ts';
import { kindOf } from './kind.ts';
import { OPENAPI_3 } from './openapi3.ts';
import { type DocumentFault, Part } from './part.ts';
import { type OperationChoices, readOperations } from './read-operations.ts';
import type { Reader } from './reader.ts';
import { Schemas } from './schemas.ts';
import { keysOf } from './security.ts';
import { serviceUrlOf } from './servers.ts';
import { modernized, SWAGGER_2 } from './swagger2.ts';

/** What the schemas of a document are kept as. */
export const SCHEMA_ID = 'components';

/** Beside the schemas where they are of JSON Schema 2020-12, which OpenAPI 3.1 has, and not of OpenAPI 3.0. */
export const OPENAPI_VERSION = 'x-openapi';

/** What a document says of an API; not checked yet, but its operations and schemas. */
export interface ReadApi {
  readonly members: Readonly<Record<string, unknown>>;
  readonly operations: readonly Operation[];
  readonly schemas: readonly ApiSchema[];
  /** `info.version` */
  readonly version: string | undefined;
  /** Sentences on what is left out. */
  readonly notes: readonly string[];
}

/** What an OpenAPI or Swagger document says. Faults go to the list, all that there are; throws the DocumentFault of what nothing can be read without. */
export function readApi(documents: Documents, choices: OperationChoices, faults: DocumentFault[]): ReadApi {
  const root = Part.rootOf(documents.main);
  const notes = new Set<string>();
  const { isSwagger, version } = kindOf(root);
  const home = isSwagger ? ['definitions'] : ['components', 'schemas'];
  const schemas = new Schemas(documents, root, home, isSwagger ? modernized : schema => schema);
  const reader: Reader = {
    documents,
    root,
    schemas,
    schemaId: SCHEMA_ID,
    dialect: isSwagger ? SWAGGER_2 : OPENAPI_3,
    note: sentence => notes.add(sentence),
  };
  const { schemas: ownSchemas, operations: ownOperations, requiredQuery, ...members } = ours(root);
  const operations = readOperations(
    reader,
    requiredQuery === 'query' ? { ...choices, requiredQuery } : choices,
    faults,
  );
  const serviceUrl = serviceUrlOf(reader);
  return {
    members: {
      ...infoOf(root.member('info')),
      ...(serviceUrl === undefined ? {} : { serviceUrl }),
      ...keysOf(reader),
      ...members,
    },
    operations: [...operations, ...listOf(operationShape, ownOperations)],
    schemas: ownSchemas === undefined ? schemasOf(schemas, version) : listOf(apiSchemaShape, ownSchemas),
    version: root.member('info').member('version').text(),
    notes: [...notes],
  };
}

function infoOf(info: Part): Record<string, unknown> {
  const title = info.member('title').text();
  if (title === undefined) throw info.fault("It has no title: 'info.title' must be given.");
  return {
    displayName: title.slice(0, 300),
    description: info.member('description').text(),
    termsOfServiceUrl: info.member('termsOfService').text(),
    contact: textsOf(info.member('contact'), ['name', 'url', 'email']),
    license: textsOf(info.member('license'), ['name', 'url']),
  };
}

function textsOf(part: Part, names: readonly string[]): Record<string, string> | undefined {
  const found = names.flatMap(name => {
    const text = part.member(name).text();
    return text === undefined ? [] : [[name, text] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Of our own extension. Throws UserError where it is not as it was written. */
const listOf = <S extends v.GenericSchema>(shape: S, list: unknown): v.InferOutput<S>[] =>
  list === undefined ? [] : parse(v.array(shape), list);

function schemasOf(schemas: Schemas, version: string): ApiSchema[] {
  const all = schemas.all();
  if (all === undefined) return [];
  const marked = version.startsWith('3.1') ? { [OPENAPI_VERSION]: version } : {};
  return [{ id: SCHEMA_ID, contentType: OPENAPI_COMPONENTS, document: { components: { schemas: all, ...marked } } }];
}
