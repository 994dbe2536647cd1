import { type Api, KEY_NAMES, keyNamesOf } from '../model/api.ts';
import type { Operation } from '../model/operation.ts';
import { OPENAPI_VERSION } from './read-api.ts';
import { AZURE_SCHEMES } from './security.ts';
import { isObject, ownMember, pointerOf } from './source.ts';
import { unsaid } from './unsaid.ts';
import { given, type Writer, type Written } from './write-parameter.ts';
import { type PathItems, pathsOf } from './write-paths.ts';

/** All of a document but what each kind writes in its own way. */
export interface Head extends PathItems {
  /** Of OpenAPI, where the schemas are of another than Azure writes. */
  readonly version: string | undefined;
  readonly info: Written;
  /** Where the gateway serves it in Azure. */
  readonly gateway: { readonly host: string; readonly path: string };
  readonly protocols: readonly string[];
  readonly schemas: Written;
  readonly securitySchemes: Written | undefined;
  readonly security: readonly Written[] | undefined;
  readonly tags: readonly Written[] | undefined;
}

/** What OpenAPI 3 and Swagger 2 write each in their own way. */
export interface DialectWriter {
  readonly schemaPrefix: string;
  schema(schema: unknown): unknown;
  document(head: Head): Written;
  /** `inQuery` are those parameters of the template that stand in its query. */
  operation(writer: Writer, operation: Operation, inQuery: ReadonlySet<string>): Written;
}

/** An API as a document, which gives the same API again where it is read. */
export function writeApi(api: Api, serviceName: string, dialect: DialectWriter): Written {
  const { schemas, version } = schemasOf(api);
  const writer: Writer = {
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, dialect.schema(schema)])),
    reference: typeName => `${dialect.schemaPrefix}${pointerOf([typeName])}`,
  };
  const operations = api.operations ?? [];
  const items = pathsOf(operations, (operation, inQuery) => dialect.operation(writer, operation, inQuery));
  const document = dialect.document({
    version,
    info: infoOf(api),
    gateway: { host: `${serviceName.toLowerCase()}.azure-api.net`, path: api.path === '' ? '' : `/${api.path}` },
    protocols: api.protocols.toReversed(),
    schemas: writer.schemas,
    ...securityOf(api),
    tags: tagsOf(operations),
    ...items,
  });
  return unsaid(api, document, items);
}

const infoOf = ({ displayName, description, termsOfServiceUrl, contact, license, apiVersion }: Api): Written =>
  given({
    title: displayName,
    description,
    termsOfService: termsOfServiceUrl,
    contact,
    license: license === undefined ? undefined : { name: '', ...license },
    version: apiVersion ?? '1.0',
  });

/** Those of all its OpenAPI and Swagger schemas; of two of one name the first. */
function schemasOf({ schemas = [] }: Api): { schemas: Written; version: string | undefined } {
  const all = new Map<string, unknown>();
  let version: string | undefined;
  for (const { document } of schemas.toReversed()) {
    const found = document.components?.schemas ?? document.definitions;
    if (isObject(found)) for (const [name, schema] of Object.entries(found)) all.set(name, schema);
    const marked = ownMember(document.components, OPENAPI_VERSION);
    if (typeof marked === 'string') version = marked;
  }
  return { schemas: Object.fromEntries(all), version };
}

function securityOf(api: Api): Pick<Head, 'securitySchemes' | 'security'> {
  const names = keyNamesOf(api);
  const isUsual = names.header === KEY_NAMES.header && names.query === KEY_NAMES.query;
  if (isUsual && !api.subscriptionRequired) return { securitySchemes: undefined, security: undefined };
  const { header, query } = AZURE_SCHEMES;
  return {
    securitySchemes: {
      [header]: { type: 'apiKey', name: names.header, in: 'header' },
      [query]: { type: 'apiKey', name: names.query, in: 'query' },
    },
    security: api.subscriptionRequired ? [{ [header]: [] }, { [query]: [] }] : undefined,
  };
}

function tagsOf(operations: readonly Operation[]): Written[] | undefined {
  const names = [...new Set(operations.flatMap(({ tags }) => tags ?? []))];
  return names.length === 0 ? undefined : names.map(name => ({ name }));
}
