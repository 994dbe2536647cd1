import * as v from 'valibot';
import type { ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { attributePlace, findAttribute, NOT_YET } from '../attributes.ts';
import type { Element } from '../document/element.ts';
import { MILLISECONDS, SECONDS } from '../edits/timeout.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement } from '../statement.ts';
import { BOOLEAN, derived, evaluate, type Value } from '../value.ts';

/**
 * Sends the request to the backend and takes its response.
 * https://learn.microsoft.com/azure/api-management/forward-request-policy
 */
export const forwardRequest: Statement = {
  sections: ['backend'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      timeout: 'optional',
      'timeout-ms': 'optional',
      'http-version': 'literal',
      'follow-redirects': 'optional',
      'buffer-request-body': 'literal',
      'buffer-response': 'literal',
      'fail-on-error-status-code': 'literal',
      'continue-timeout': 'not yet',
    },
    oneOf: [{ names: ['timeout', 'timeout-ms'], required: false }],
    content: 'nothing',
  },
  compile(element, compiler) {
    const options = derived(readTimeout(element, compiler), timeoutMilliseconds => ({ timeoutMilliseconds }));
    checkOthers(element, compiler);
    const failOnError = compiler.optional(element, 'fail-on-error-status-code', BOOLEAN, false);
    return async context => {
      const response = await context.forward(options(context));
      context.respond(response);
      if (evaluate(failOnError, context) && isError(response)) throw errorStatus(response);
      return undefined;
    };
  },
};

function readTimeout(element: Element, compiler: Compiler): Value<number | undefined> {
  return findAttribute(element, 'timeout') === undefined
    ? compiler.optional(element, 'timeout-ms', MILLISECONDS, undefined)
    : compiler.required(element, 'timeout', SECONDS);
}

/** Attributes of which one value is what the gateway does anyway, or that ask only for how bytes are handed on. */
function checkOthers(element: Element, compiler: Compiler): void {
  compiler.optional(element, 'http-version', { type: 'string', schema: httpVersion }, undefined);
  checkRedirects(element, compiler);
  compiler.optional(element, 'buffer-request-body', BOOLEAN, false);
  compiler.optional(element, 'buffer-response', BOOLEAN, true);
}

/** Azure takes an expression here, of which it could not be told whether it is always false. */
function checkRedirects(element: Element, compiler: Compiler): void {
  const attribute = findAttribute(element, 'follow-redirects');
  if (attribute?.expression === undefined)
    compiler.optional(element, 'follow-redirects', { type: 'string', schema: followRedirects }, undefined);
  else
    compiler.refuse(attributePlace(element, attribute), `The 'follow-redirects' attribute ${otherwiseNotYet('false')}`);
}

const otherwiseNotYet = (supported: string): string => `must be ${supported}; other values are ${NOT_YET}`;

const onlyYet = (supported: string, others: readonly string[]) =>
  v.pipe(
    v.string(),
    v.picklist([supported, ...others], `must be one of ${[supported, ...others].join(', ')}.`),
    v.literal(supported, otherwiseNotYet(supported)),
  );

const httpVersion = onlyYet('1', ['2or1', '2']);
const followRedirects = onlyYet('false', ['true']);

const isError = ({ statusCode }: ResponseMessage): boolean => statusCode >= 400 && statusCode < 600;

const errorStatus = ({ statusCode }: ResponseMessage): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'BackendErrorStatusCode',
    message: `The backend answered with status code ${statusCode}.`,
    responseIsSet: true,
  });
