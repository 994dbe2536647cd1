import * as v from 'valibot';
import type { ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { findAttribute, NOT_YET } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { where } from '../document/remark.ts';
import { MILLISECONDS, SECONDS } from '../edits/timeout.ts';
import type { ForwardOptions } from '../lookup.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement } from '../statement.ts';
import { BOOLEAN, evaluate, type Kind, type Value } from '../value.ts';

const httpVersion = v.picklist(['1', '2or1', '2'], 'must be one of 1, 2or1, 2.');

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
      'continue-timeout': 'optional',
    },
    oneOf: [{ names: ['timeout', 'timeout-ms'], required: false }],
    content: 'nothing',
  },
  compile(element, compiler) {
    const optionsOf = readOptions(element, compiler);
    tellOfNotYet(element, compiler);
    const failOnError = compiler.optional(element, 'fail-on-error-status-code', BOOLEAN, false);
    return async context => {
      const response = await context.forward(optionsOf(context));
      context.respond(response);
      if (evaluate(failOnError, context) && isError(response)) throw errorStatus(response);
      return undefined;
    };
  },
};

function readOptions(element: Element, compiler: Compiler): (context: CallContext) => ForwardOptions {
  const timeout = readTimeout(element, compiler);
  const waits = compiler.optional(element, 'continue-timeout', SECONDS, undefined);
  const follows = compiler.optional(element, 'follow-redirects', BOOLEAN, false);
  const buffers = compiler.optional(element, 'buffer-request-body', BOOLEAN, false);
  const buffersResponse = compiler.optional(element, 'buffer-response', BOOLEAN, undefined);
  const optionsOf = (context: CallContext): ForwardOptions => ({
    timeoutMilliseconds: evaluate(timeout, context),
    continueMilliseconds: evaluate(waits, context),
    followsRedirects: evaluate(follows, context),
    buffersRequestBody: evaluate(buffers, context),
    buffersResponse: evaluate(buffersResponse, context),
  });
  if ([timeout, waits, follows].some(({ kind }) => kind === 'expression')) return optionsOf;
  // Nearly always: then they are the same for all calls.
  let options: ForwardOptions | undefined;
  return context => {
    options ??= optionsOf(context);
    return options;
  };
}

function readTimeout(element: Element, compiler: Compiler): Value<number | undefined> {
  return findAttribute(element, 'timeout') === undefined
    ? compiler.optional(element, 'timeout-ms', MILLISECONDS, undefined)
    : compiler.required(element, 'timeout', SECONDS);
}

const VERSION: Kind<typeof httpVersion> = { type: 'string', schema: httpVersion };

/** What is read, and goes another way than in Azure. */
function tellOfNotYet(element: Element, compiler: Compiler): void {
  const version = compiler.optional(element, 'http-version', VERSION, '1');
  if (version.kind !== 'literal' || version.value === '1') return;
  const place = findAttribute(element, 'http-version') ?? element;
  compiler.warn(
    place,
    `The 'http-version' attribute of '${element.name}' ${where(place)} is ${NOT_YET} Backends are called over HTTP/1.1.`,
  );
}

const isError = ({ statusCode }: ResponseMessage): boolean => statusCode >= 400 && statusCode < 600;

const errorStatus = ({ statusCode }: ResponseMessage): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'BackendErrorStatusCode',
    message: `The backend answered with status code ${statusCode}.`,
    responseIsSet: true,
  });
