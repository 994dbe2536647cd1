import * as v from 'valibot';
import { emptyResponse } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { STATUS_CODE } from '../edits/status.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

/**
 * Answers without a backend, and nothing more runs. Without an operation there is no example to answer with, and so no body.
 * https://learn.microsoft.com/azure/api-management/mock-response-policy
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
    const statusCode = compiler.optional(element, 'status-code', STATUS_CODE, 200);
    const contentType = compiler.optional(element, 'content-type', MEDIA_TYPE, undefined);
    // Which of several examples of the operation.
    compiler.optional(element, 'index', INDEX, undefined);
    return context => {
      const type = evaluate(contentType, context);
      const response = emptyResponse();
      response.statusCode = evaluate(statusCode, context);
      response.statusText = '';
      if (type !== undefined) response.headers = ['Content-Type', type];
      context.respond(response);
      return 'respond';
    };
  },
};

/** RFC 9110, section 8.3.1. */
const mediaType = v.pipe(
  v.string(),
  v.regex(/^[!#$%&'*+.^`|~\w-]+\/[\x20-\x7e]+$/, 'must be a media type, such as application/json.'),
);
const MEDIA_TYPE: Kind<typeof mediaType> = { type: 'string', schema: mediaType };

const index = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a whole number from 0.'), v.transform(Number));
const INDEX: Kind<typeof index> = { type: 'int', schema: index };
