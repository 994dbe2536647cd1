import { referencesOf } from '../gateway/configuration/certificates.ts';
import type { Backend } from '../model/backend.ts';
import { valuesNamedBy } from '../policy/backend-values.ts';
import { ignoredThumbprints } from '../resources/backends.ts';
import { word } from '../resources/shell-word.ts';
import { missingCertificate } from '../resources/stored-certificates.ts';
import { unsureCertificate } from './entity-certificate.ts';
import type { ExaminedContext } from './examination.ts';
import { about, type Finding } from './finding.ts';
import { addressOf, firstOfEachUrl } from './same-url.ts';

/** Each backend entity, as far as it can be judged without calling it. */
export function backendFindings(context: ExaminedContext): Finding[] {
  const backends = context.collections.backends.list();
  const firsts = firstOfEachUrl(backends);
  return backends.flatMap(backend => findingsOf(context, backend, firsts));
}

function findingsOf(context: ExaminedContext, backend: Backend, firsts: ReadonlyMap<string, Backend>): Finding[] {
  const found = [
    ...missing(context, backend),
    ...unknownValues(context, backend),
    ...ignored(backend),
    ...(isSecure(backend) ? [...unchecked(backend), ...unsureCertificate(context, backend)] : unpresented(backend)),
    ...sameUrl(backend, firsts),
  ];
  return found.length > 0 ? found : [about('backends', backend.id).ok(summary(context, backend))];
}

const isSecure = ({ url }: Backend): boolean => new URL(url).protocol === 'https:';

const setting = ({ id }: Backend, options: string): string => `apim backend set --id ${word(id)} ${options}`;

/** One that is there is presented, whatever else is named; with none, the backend is called without. */
function missing({ collections }: ExaminedContext, backend: Backend): Finding[] {
  const { warning, failure } = about('backends', backend.id);
  const references = referencesOf(backend);
  const sentences = references.flatMap(reference => missingCertificate(collections, reference) ?? []);
  const isFatal = sentences.length === references.length;
  const effect = isFatal ? 'It is called without a client certificate.' : 'Another one that it names is presented.';
  const isAnyThere = collections.certificates.list().length > 0;
  const command = isAnyThere
    ? setting(backend, '--certificate-id CERTIFICATE')
    : `apim cert add --id client --pfx FILE && ${setting(backend, '--certificate-id client')}`;
  return sentences.map(sentence => (isFatal ? failure : warning)(`${sentence} ${effect}`, command));
}

/** Saved by a version that did not know them: none is removed that a backend names. */
function unknownValues({ collections }: ExaminedContext, backend: Backend): Finding[] {
  const known = new Set(collections.namedValues.list().map(({ displayName }) => displayName));
  return valuesNamedBy(backend)
    .filter(name => !known.has(name))
    .map(name => {
      const sentence = `Property '${name}' not found: {{${name}}} is sent as it is written.`;
      return about('backends', backend.id).failure(sentence, `apim named-value new --id ${word(name)} --value VALUE`);
    });
}

function ignored(backend: Backend): Finding[] {
  const sentence = ignoredThumbprints(backend);
  if (sentence === undefined) return [];
  return [about('backends', backend.id).warning(sentence, setting(backend, '--remove certificate-thumbprint'))];
}

function unchecked(backend: Backend): Finding[] {
  const { warning } = about('backends', backend.id);
  const skipped = (what: string): Finding =>
    warning(
      `The ${what} of its certificate is not checked: whoever answers in its place gets the requests.`,
      setting(backend, `--skip-certificate-${what}-validation false`),
    );
  const { validateCertificateChain, validateCertificateName } = backend.tls ?? {};
  return [
    ...(validateCertificateChain === false ? [skipped('chain')] : []),
    ...(validateCertificateName === false ? [skipped('name')] : []),
  ];
}

function unpresented(backend: Backend): Finding[] {
  if (referencesOf(backend).length === 0) return [];
  const sentence = 'It names a client certificate, which is never presented: its URL is plain http.';
  return [about('backends', backend.id).warning(sentence, setting(backend, '--url https://HOST'))];
}

function sameUrl(backend: Backend, firsts: ReadonlyMap<string, Backend>): Finding[] {
  const first = firsts.get(addressOf(backend));
  if (first === undefined || first === backend) return [];
  const sentence = `Backend '${first.id}' has the same URL, and applies wherever no policy names this one.`;
  return [about('backends', backend.id).warning(sentence, setting(backend, '--url URL'))];
}

function summary({ certificates, apis }: ExaminedContext, backend: Backend): string {
  const only = apis.length === 0 && referencesOf(backend).length === 0 ? certificates.only : undefined;
  const certificate = isSecure(backend) ? (certificates.ofBackend(backend) ?? only) : undefined;
  return [
    backend.url,
    ...(certificate === undefined ? [] : [`presenting client certificate '${certificate.id}'`]),
    ...(backend.proxy === undefined ? [] : [`through the proxy ${backend.proxy.url}`]),
  ]
    .join(', ')
    .concat('.');
}
