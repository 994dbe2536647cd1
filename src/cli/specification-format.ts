import { InvalidArgumentError } from 'commander';

/** Kinds of documents that describe an API, as the cmdlets and ARM name them. */
export type SpecificationKind = 'openapi' | 'openapi+json' | 'swagger';

const KINDS: ReadonlyMap<string, SpecificationKind> = new Map([
  ['openapi', 'openapi'],
  ['openapi-link', 'openapi'],
  ['openapi+json', 'openapi+json'],
  ['openapi+json-link', 'openapi+json'],
  ['openapijson', 'openapi+json'],
  ['swagger', 'swagger'],
  ['swagger-json', 'swagger'],
  ['swagger-link', 'swagger'],
  ['swagger-link-json', 'swagger'],
]);

const LATER = /^(?:wsdl|wadl|odata|graphql|grpc)/i;

/** Undefined for `auto`: told by the document. */
export const importFormat = (text: string): SpecificationKind | undefined =>
  text.toLowerCase() === 'auto' ? undefined : kindOf(text, 'auto, openapi, openapi+json, swagger-json');

export const exportFormat = (text: string): SpecificationKind => kindOf(text, 'openapi, openapi+json, swagger');

function kindOf(text: string, choices: string): SpecificationKind {
  const kind = KINDS.get(text.toLowerCase());
  if (kind !== undefined) return kind;
  if (LATER.test(text))
    throw new InvalidArgumentError(`WSDL, WADL, OData and GraphQL are not there yet. Allowed choices are ${choices}.`);
  throw new InvalidArgumentError(`Allowed choices are ${choices}.`);
}
