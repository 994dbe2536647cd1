import { UserError } from '../errors.ts';

const XML_KINDS: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/<(?:[\w-]+:)?(?:definitions|description)\b[^>]*wsdl/i, 'a WSDL document'],
  [/<(?:[\w-]+:)?Edmx\b/, 'an OData metadata document'],
  [/<(?:[\w-]+:)?application\b[^>]*wadl/i, 'a WADL document'],
];

const GRAPHQL =
  /^\s*(?:"""[\s\S]*?"""\s*|#.*\n\s*)*(?:extend\s+)?(?:schema|type|interface|union|enum|input|scalar|directive)\s+[@\w]*[^:\n]*[{=\n]/;

/** Throws UserError where it is seen at once that a document is no OpenAPI document, but another that Azure can import. */
export function refuseOtherKinds(name: string, text: string): void {
  const kind = kindOf(text);
  if (kind === undefined) return;
  throw new UserError(
    'ValidationError',
    `${name} is ${kind}. Only OpenAPI and Swagger documents are imported yet: WSDL, WADL, OData and GraphQL are not.`,
    { target: 'format' },
  );
}

function kindOf(text: string): string | undefined {
  const start = text.slice(0, 4096);
  if (/^\s*</.test(start)) return XML_KINDS.find(([pattern]) => pattern.test(start))?.[1] ?? 'an XML document';
  return GRAPHQL.test(start) ? 'a GraphQL schema' : undefined;
}
