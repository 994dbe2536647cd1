import type { LastError } from '../../src/policy/last-error.ts';

/** Whose an error of a request is: a policy's that turned it away, the document's with such a request, or apim's. */
export type Blame = 'refusal' | 'document' | 'apim';

/** What policies turn requests away for. */
const REFUSALS =
  /^(?:Token|Jwt|Header|CallerIp|FailedToParseCallerIP|RateLimit|Quota|CallbackParameter|OperationNotFound|Subscription|Concurrency|BackendErrorStatusCode)/;

/**
 * A body that is not what its document makes of it; an operation's parameters, which these APIs have not; what is made up, or
 * found by an expression, and names nothing.
 */
const OWN =
  /^(?:MessageBodyInvalid|TemplateParameterNotFound|InvalidUrl|BackendNotFound|ResponseVariableInvalid|OpenIdConfigurationUnavailable)$/;

/** What .NET and Newtonsoft throw where a request has not what an expression looks for. */
const THROWN = [
  /^Object reference not set to an instance of an object\.$/,
  /^Value cannot be null\./,
  /^The given key '.*' was not present in the dictionary\.$/,
  /^Sequence contains no (?:matching )?elements?\.?$/,
  /^Index was outside the bounds of the array\.$/,
  /^Index was out of range\./,
  /^Input string was not in a correct format\.$|^The input string '.*' was not in a correct format\.$/,
  /^Unable to cast object of type /,
  /^Cannot (?:access child value on|cast|convert|add) /,
  /^Error reading J(?:Object|Array|Token) from JsonReader\./,
  /^Unexpected character encountered while parsing value/,
  /^String reference not set to an instance/,
  /^Specified argument was out of the range of valid values\./,
  /^Invalid URI: /,
  /^The input is not a valid Base-64 string/,
  /^length \('-?\d+'\) must be a non-negative value\./,
  /^Data at the root level is invalid\./,
  /^Specified key is not a valid size for this algorithm\./,
  // Of what is made up, or found nowhere.
  /^The '(?:base-url|backend-id)' attribute (?:is no URL\.$|must (?:be an absolute|not be empty))/,
  /^The text must (?:be an absolute http|hold only characters that a header can carry)/,
];

export function blameFor({ reason, message }: Pick<LastError, 'reason' | 'message'>): Blame {
  if (REFUSALS.test(reason)) return 'refusal';
  if (OWN.test(reason)) return 'document';
  const thrown = message.replace(/^Expression evaluation failed\. /, '');
  return reason === 'ExpressionValueEvaluationFailure' && THROWN.some(text => text.test(thrown)) ? 'document' : 'apim';
}
