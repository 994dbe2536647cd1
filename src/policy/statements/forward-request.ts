import * as v from 'valibot';
import { atMostOne, attributePlace, findAttribute, NOT_YET, readAttribute } from '../attributes.ts';
import type { GatewayTypes, PolicyResponse } from '../call.ts';
import { elementError } from '../document-error.ts';
import type { Element } from '../element.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement } from '../statement.ts';
import { derived, readValue, type Value } from '../value.ts';

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
  compile(element, compiler) {
    const options = derived(readTimeout(element, compiler), timeoutMilliseconds => ({ timeoutMilliseconds }));
    checkOthers(element);
    const failOnError = readAttribute(element, 'fail-on-error-status-code', boolean) === true;
    return async context => {
      context.response = await context.services.forward(context, options(context));
      if (failOnError && isError(context.response)) throw errorStatus(context.response);
    };
  },
};

function readTimeout<T extends GatewayTypes>(element: Element, compiler: Compiler<T>): Value<number | undefined> {
  const attribute = atMostOne(element, ['timeout', 'timeout-ms']);
  if (attribute === undefined) return { kind: 'literal', value: undefined };
  const schema = attribute.name === 'timeout' ? seconds : milliseconds;
  return readValue(element, attribute, { kind: 'int', schema }, compiler);
}

/** Attributes of which one value is what the gateway does anyway, or that ask only for how bytes are handed on. */
function checkOthers(element: Element): void {
  readAttribute(element, 'http-version', httpVersion);
  checkRedirects(element);
  readAttribute(element, 'buffer-request-body', boolean);
  readAttribute(element, 'buffer-response', boolean);
}

/** Azure takes an expression here, of which it could not be told whether it is always false. */
function checkRedirects(element: Element): void {
  const attribute = findAttribute(element, 'follow-redirects');
  if (attribute?.expression !== undefined)
    throw elementError(
      attributePlace(element, attribute),
      `The 'follow-redirects' attribute ${otherwiseNotYet('false')}`,
    );
  readAttribute(element, 'follow-redirects', followRedirects);
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

const seconds = v.pipe(
  wholeNumber(Math.floor(MAX_MILLISECONDS / 1000)),
  v.transform(value => value * 1000),
);
const milliseconds = wholeNumber(MAX_MILLISECONDS);

const otherwiseNotYet = (supported: string): string => `must be ${supported}; other values are ${NOT_YET}`;

const onlyYet = (supported: string, others: readonly string[]) =>
  v.pipe(
    v.string(),
    v.picklist([supported, ...others], `must be one of ${[supported, ...others].join(', ')}.`),
    v.literal(supported, otherwiseNotYet(supported)),
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
