import { UserError } from '../errors.ts';
import { Part } from './part.ts';
import type { Source } from './source.ts';

export interface Kind {
  readonly isSwagger: boolean;
  readonly version: string;
}

/** Throws DocumentFault where it is neither an OpenAPI nor a Swagger document of a version that is known. */
export function kindOf(root: Part): Kind {
  const openapi = root.member('openapi').text();
  if (openapi !== undefined && /^3\.[01](?:\.|$)/.test(openapi)) return { isSwagger: false, version: openapi };
  const swagger = root.member('swagger').text();
  if (swagger !== undefined && /^2(?:\.0)?$/.test(swagger)) return { isSwagger: true, version: swagger };
  const found = openapi ?? swagger;
  if (found === undefined)
    throw root.fault('It is no OpenAPI document: it has neither "openapi" (3.0 or 3.1) nor "swagger" (2.0).');
  throw root
    .member(openapi === undefined ? 'swagger' : 'openapi')
    .fault(`Version ${found} is not supported: OpenAPI 3.0 and 3.1 and Swagger 2.0 are.`);
}

/** Throws UserError where a document is of the other kind; what is of neither is told where it is read. */
export function requireKind(source: Source, wanted: 'openapi' | 'swagger'): void {
  const other = wanted === 'openapi' ? 'swagger' : 'openapi';
  const version = Part.rootOf(source).member(other).value;
  if (version === undefined) return;
  const names = { openapi: 'an OpenAPI', swagger: 'a Swagger' };
  throw new UserError(
    'ValidationError',
    `${source.name} is ${names[other]} document (${version}), not ${names[wanted]} one, as --format says.`,
    { target: 'format' },
  );
}
