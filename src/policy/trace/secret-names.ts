const SECRETS =
  'authorization|cookie|passw(?:or)?d|passphrase|pwd|secret|token|credentials?|signature|assertion|(?:api|access|account|functions|master|private|shared|subscription)[-_]?key';

/** Of headers, parameters, variables and attributes; `sig` and `code` are those of Azure Storage and of Azure Functions. */
const SECRET_NAME = new RegExp(`${SECRETS}|^(?:sig|code|key|x-key)$`, 'i');

/** `Access-Control-Allow-Credentials` says only yes or no. */
const PLAIN_NAME = /^access-control-/i;

export const tellsSecret = (name: string): boolean => SECRET_NAME.test(name) && !PLAIN_NAME.test(name);

/** What stands under these is never a mere `true`. */
export const isSurelySecret = (name: string): boolean =>
  /^(?:proxy-)?authorization$|passw|pwd|subscription-key/i.test(name);

/** A name and its value in a longer text, such as JSON or a form: what comes before the value is kept. */
export const SECRET_FIELD = new RegExp(
  `((?<![\\w-])[\\w-]*(?:${SECRETS})[\\w-]*\\\\?["']?\\s*[:=]\\s*(?!\\s*[=>({[])\\\\?["']?)(?:[^"'&,;\\s<>\\\\(){}[\\]]+)`,
  'gi',
);

/** The same of names that tell of a secret in URLs only. */
export const SECRET_PARAMETER = /([?&](?:sig|code|key)=)[^&#\s"'<>]+/gi;

/** The texts in a value that are to be seen nowhere; of an Authorization without its scheme, of cookies their values. */
export function secretParts(name: string, value: string): string[] {
  if (/cookie/i.test(name)) return [value, ...value.split(';').flatMap(each => each.split(/=(.*)/s)[1]?.trim() ?? [])];
  const [scheme = '', rest] = value.split(/\s+(.*)/s);
  if (rest === undefined) return [value];
  return [value, rest, ...(/^basic$/i.test(scheme) ? basicParts(rest) : [])];
}

/** RFC 7617: user and password in Base64. */
function basicParts(credentials: string): string[] {
  const text = Buffer.from(credentials, 'base64').toString();
  const [, password = ''] = text.split(/:(.*)/s);
  return [text, password];
}
