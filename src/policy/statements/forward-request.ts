import * as v from 'valibot';
import { atMostOne, NOT_YET, parseAttribute, readAttribute } from '../attributes.ts';
import type { PolicyResponse } from '../call.ts';
import type { Element } from '../element.ts';
import { PolicyError } from '../policy-error.ts';
import type { Statement } from '../statement.ts';

/** The longest that a timer of Node can wait. */
const MAX_MILLISECONDS = 2 ** 31 - 1;

/**
 * Sends the request to the backend and takes its response.
 * https://learn.microsoft.com/azure/api-management/forward-request-policy
 */
export const forwardRequest: Statement = {
  sections: ['backend'],
  attributes: [
    'timeout',
    'timeout-ms',
    'http-version',
    'follow-redirects',
    'buffer-request-body',
    'buffer-response',
    'fail-on-error-status-code',
  ],
  unsupportedAttributes: new Map([['continue-timeout', `is ${NOT_YET}`]]),
  compile(element) {
    const options = { timeoutMilliseconds: readTimeout(element) };
    checkOthers(element);
    const failOnError = readAttribute(element, 'fail-on-error-status-code', boolean) === true;
    return async context => {
      context.response = await context.services.forward(context, options);
      if (failOnError && isError(context.response)) throw errorStatus(context.response);
    };
  },
};

function readTimeout(element: Element): number | undefined {
  const attribute = atMostOne(element, ['timeout', 'timeout-ms']);
  if (attribute === undefined) return undefined;
  const unit = attribute.name === 'timeout' ? 1000 : 1;
  return parseAttribute(element, attribute, wholeNumber(Math.floor(MAX_MILLISECONDS / unit))) * unit;
}

/** Attributes of which one value is what the gateway does anyway, or that ask only for how bytes are handed on. */
function checkOthers(element: Element): void {
  readAttribute(element, 'http-version', httpVersion);
  readAttribute(element, 'follow-redirects', followRedirects);
  readAttribute(element, 'buffer-request-body', boolean);
  readAttribute(element, 'buffer-response', boolean);
}

const boolean = v.pipe(
  v.string(),
  v.picklist(['true', 'false'], 'must be true or false.'),
  v.transform(value => value === 'true'),
);

const wholeNumber = (max: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, `must be a whole number from 0 to ${max}.`),
    v.transform(Number),
    v.maxValue(max, `must be a whole number from 0 to ${max}.`),
  );

const onlyYet = (supported: string, others: readonly string[]) =>
  v.pipe(
    v.string(),
    v.picklist([supported, ...others], `must be one of ${[supported, ...others].join(', ')}.`),
    v.literal(supported, `must be ${supported}; other values are ${NOT_YET}`),
  );

const httpVersion = onlyYet('1', ['2or1', '2']);
const followRedirects = onlyYet('false', ['true']);

const isError = ({ statusCode }: PolicyResponse): boolean => statusCode >= 400 && statusCode < 600;

const errorStatus = ({ statusCode }: PolicyResponse): PolicyError =>
  new PolicyError({
    source: 'forward-request',
    reason: 'BackendErrorStatusCode',
    message: `The backend answered with status code ${statusCode}.`,
    responseIsSet: true,
  });
