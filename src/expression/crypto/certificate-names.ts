import type { BerElement } from '../../certificates/x509/ber.ts';
import { relativeNames } from '../../certificates/x509/distinguished-name.ts';
import { readingDer } from './read-der.ts';
import type { Certificate } from './x509-certificate.ts';

/** The first attribute with one of the keys, which are tried in turn. */
function attribute(name: BerElement, keys: readonly string[]): string | undefined {
  const attributes = readingDer(() => relativeNames(name)).flat();
  return keys.map(key => attributes.find(each => each.key === key)?.value).find(value => value !== undefined);
}

/** `DNS:a.example, email:a@example, URI:https://a.example`; a value with a comma stands in quotes. */
const ALTERNATIVE = /(?:^|, )(DNS|email|URI):("(?:[^"\\]|\\.)*"|[^,]*)/g;

function alternative({ node }: Certificate, kind: string): string | undefined {
  const found = [...(node.subjectAltName ?? '').matchAll(ALTERNATIVE)].find(([, each]) => each === kind)?.[2];
  return found?.startsWith('"') ? String(JSON.parse(found)) : found;
}

type Name = (certificate: Certificate, distinguishedName: BerElement, isIssuer: boolean) => string | undefined;

const ofSubject = (certificate: Certificate, kind: string, isIssuer: boolean): string | undefined =>
  isIssuer ? undefined : alternative(certificate, kind);

/** By the number of the X509NameType; a UPN is not read. */
const NAMES: ReadonlyMap<number, Name> = new Map<number, Name>([
  [0, (_, name) => attribute(name, ['CN', 'OU', 'O', 'E'])],
  [1, (certificate, name, isIssuer) => ofSubject(certificate, 'email', isIssuer) ?? attribute(name, ['E'])],
  [3, (certificate, name, isIssuer) => ofSubject(certificate, 'DNS', isIssuer) ?? attribute(name, ['CN'])],
  [4, (certificate, _, isIssuer) => ofSubject(certificate, 'DNS', isIssuer)],
  [5, (certificate, _, isIssuer) => ofSubject(certificate, 'URI', isIssuer)],
]);

/** `GetNameInfo`: empty where there is none. */
export function nameInfo(certificate: Certificate, nameType: number, isIssuer: boolean): string {
  const { issuer, subject } = certificate.fields;
  return NAMES.get(nameType)?.(certificate, isIssuer ? issuer : subject, isIssuer) ?? '';
}
