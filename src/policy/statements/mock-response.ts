import * as v from 'valibot';
import { heldResponse, type ResponseMessage } from '../../http/message.ts';
import type { OperationResponse } from '../../model/operation.ts';
import type { Representation } from '../../model/representation.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { STATUS_CODE } from '../edits/status.ts';
import type { Statement } from '../statement.ts';
import { type Kind, literal } from '../value.ts';

/**
 * Answers without a backend, and nothing more runs: as the operation describes its responses, with the first example; without
 * one the body is empty. https://learn.microsoft.com/azure/api-management/mock-response-policy
 */
export const mockResponse: Statement = {
  sections: ['inbound', 'outbound', 'on-error'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: { 'status-code': 'literal', 'content-type': 'literal', index: 'literal' },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const statusCode = literal(compiler.optional(element, 'status-code', STATUS_CODE, undefined));
    const contentType = literal(compiler.optional(element, 'content-type', MEDIA_TYPE, undefined));
    const index = literal(compiler.optional(element, 'index', INDEX, undefined));
    return context => {
      context.respond(mocked({ statusCode, contentType, index }, context.operation?.responses ?? []));
      return 'respond';
    };
  },
};

interface Wanted {
  readonly statusCode: number | undefined;
  readonly contentType: string | undefined;
  /** Which of the operation's responses; where there are so many it goes before the status. */
  readonly index: number | undefined;
}

function mocked({ statusCode, contentType, index }: Wanted, responses: readonly OperationResponse[]): ResponseMessage {
  const status = statusCode ?? 200;
  const described =
    (index === undefined ? undefined : responses[index]) ?? responses.find(each => each.statusCode === status);
  const representation = representationOf(described?.representations ?? [], contentType);
  const type = contentType ?? representation?.contentType;
  const [example] = Object.values(representation?.examples ?? {});
  const body = example?.value === undefined ? Buffer.alloc(0) : bytesOf(example.value);
  return heldResponse(described?.statusCode ?? status, '', type === undefined ? [] : ['Content-Type', type], body);
}

const representationOf = (
  all: readonly Representation[],
  contentType: string | undefined,
): Representation | undefined =>
  contentType === undefined ? all[0] : all.find(each => essence(each.contentType) === essence(contentType));

/** Without parameters, such as the charset. */
const essence = (mediaType: string): string => (mediaType.split(';')[0] ?? '').trim().toLowerCase();

/** What is no text is JSON. */
const bytesOf = (value: unknown): Buffer =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));

/** RFC 9110, section 8.3.1. */
const mediaType = v.pipe(
  v.string(),
  v.regex(/^[!#$%&'*+.^`|~\w-]+\/[\x20-\x7e]+$/, 'must be a media type, such as application/json.'),
);
const MEDIA_TYPE: Kind<typeof mediaType> = { type: 'string', schema: mediaType };

const index = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number from 0.'), v.transform(Number));
const INDEX: Kind<typeof index> = { type: 'int', schema: index };
