import { isIPv6 } from 'node:net';
import { withoutBrackets } from '../backends/host-name.ts';

/** What is wrong with the names of a certificate, by Node's own error, and what is to be done about it. */
export function wrongName(url: string, error: Error): string {
  const ofHeader = nameOfHeader(url, error);
  const asked = ofHeader ?? new URL(url).hostname;
  const own = `have its owner renew it for ${asked}`;
  const [first] = callableNames(error);
  const other = ofHeader === undefined ? calling(url, first) : headerSaying(first);
  const better = other === undefined ? own : `${other}, or ${own}`;
  const why = ofHeader === undefined ? '' : `, and the backend's Host header asks for ${asked}`;
  return `${namesIn(error)}${why}. Better ${better}; the check of the name can be switched off too.`;
}

/** What the certificate was to be for, where that is not the URL's own. Node leaves a dot at the end out. */
function nameOfHeader(url: string, error: Error): string | undefined {
  const asked = 'host' in error && typeof error.host === 'string' ? error.host : undefined;
  return asked === withoutBrackets(new URL(url).hostname).replace(/\.$/, '') ? undefined : asked;
}

const calling = (url: string, name: string | undefined): string | undefined =>
  name === undefined ? undefined : `call it by a name that it is for, as in ${called(url, name)}`;

const headerSaying = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : `let that header say a name that it is for, as in Host=${name}`;

/** Node's own sentence ends with the names that the certificate has, of the kind that is looked for. */
function namesIn({ message }: Error): string {
  const [, names] = OWN_NAMES.exec(message) ?? [];
  if (names !== undefined) return `is for another name: ${names.replace(KINDS, '').replace(/\.$/, '')}`;
  return message.includes(' IP: ') ? 'names no IP address, and it is called by one' : 'names no host';
}

const OWN_NAMES = /(?:the cert's (?:altnames|list)|cert's CN): (.+)$/s;
const KINDS = /\b(?:DNS|IP Address):/g;

/** What a server writes into its certificate is not fit for a URL, nor for a command line, unless it is a plain name. */
const PLAIN = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;

const callableNames = (error: Error): string[] =>
  (alternativeNames(error) ?? OWN_NAMES.exec(error.message)?.[1] ?? '')
    .split(',')
    .map(name => name.trim().replace(KINDS, '').toLowerCase())
    .filter(name => PLAIN.test(name) && !isIPv6(name));

/** `DNS:contoso.com, IP Address:10.0.0.1`: also those of another kind than what was called. */
function alternativeNames(error: Error): string | undefined {
  const certificate = 'cert' in error ? error.cert : undefined;
  if (typeof certificate !== 'object' || certificate === null || !('subjectaltname' in certificate)) return undefined;
  return typeof certificate.subjectaltname === 'string' ? certificate.subjectaltname : undefined;
}

function called(url: string, name: string): string {
  const { protocol, port, pathname } = new URL(url);
  return `${protocol}//${name}${port === '' ? '' : `:${port}`}${pathname === '/' ? '' : pathname}`;
}
