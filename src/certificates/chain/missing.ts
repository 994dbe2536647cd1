import type { X509Certificate } from 'node:crypto';
import { contextTag, sequence } from '../x509/asn1.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { distinguishedName } from '../x509/distinguished-name.ts';
import { EXTENSION, readExtension } from '../x509/extensions.ts';
import type { Anchors } from './anchors.ts';
import { canonicalName, isLikelyIssuer } from './issuer.ts';
import type { Member } from './member.ts';
import type { ChainEnd } from './types.ts';

type MissingIssuer = Extract<ChainEnd, { readonly kind: 'missing issuer' }>;

/** `unused`: what was sent and is not part of the chain. */
export function missingIssuer(members: readonly Member[], unused: readonly Member[], anchors: Anchors): MissingIssuer {
  const last = members.at(-1);
  if (last === undefined) throw new Error('A chain has at least its leaf.');
  const issuer = unused.find(({ certificate }) => isLikelyIssuer(last.certificate, certificate));
  const urls = issuerUrls(last.certificate);
  return {
    kind: 'missing issuer',
    issuer: last.issuer,
    of: last.label,
    urls,
    isIntermediate:
      issuer === undefined
        ? isIntermediate(last, { isLeaf: members.length === 1, hasUrls: urls.length > 0 }, anchors)
        : !isLikelyIssuer(issuer.certificate, issuer.certificate),
    wasSent: issuer !== undefined,
  };
}

/** RFC 5280, section 4.2.2.1; Node writes a line a location. */
const issuerUrls = ({ infoAccess }: X509Certificate): string[] =>
  [...(infoAccess ?? '').matchAll(/^CA Issuers - URI:(https?:\/\/\S+)$/gim)].map(([, url = '']) => url);

/**
 * Whether the issuer of `last` is an intermediate. Its authority key identifier may tell who issued the issuer. Else an
 * issuer that can be fetched, or whose organization has a trusted root, is likely one; above an intermediate, whose issuer
 * mostly is a root and mostly can be fetched, both are needed.
 */
function isIntermediate(
  last: Member,
  { isLeaf, hasUrls }: { readonly isLeaf: boolean; readonly hasUrls: boolean },
  anchors: Anchors,
): boolean {
  const issuerOfIssuer = namedIssuerOfIssuer(last);
  if (issuerOfIssuer !== undefined) return issuerOfIssuer !== last.issuer;
  if (hasTrustedNamesake(last, anchors)) return false;
  const isKnown = () => hasTrustedOrganization(last, anchors);
  return isLeaf ? hasUrls || isKnown() : hasUrls && isKnown();
}

const AUTHORITY_CERT_ISSUER = contextTag(1);
const DIRECTORY_NAME = contextTag(4);

/** RFC 5280, section 4.2.1.1: the names in it are those of whoever issued the issuer's certificate. */
function namedIssuerOfIssuer({ extensions }: Member): string | undefined {
  return unlessDamaged(() => {
    const identifier = readExtension(extensions.get(EXTENSION.authorityKeyIdentifier));
    if (identifier === undefined) return undefined;
    const names = sequence(identifier).find(({ tag }) => tag === AUTHORITY_CERT_ISSUER)?.children;
    const name = names?.find(({ tag }) => tag === DIRECTORY_NAME)?.children[0];
    return name === undefined ? undefined : distinguishedName(name);
  }, undefined);
}

/** A root of that name is trusted, but it has another key: so the missing one is most likely a root too. */
const hasTrustedNamesake = ({ certificate }: Member, { sources }: Anchors): boolean =>
  sources.some(source =>
    source.named(certificate.issuer).some(({ certificate: { subject, issuer } }) => subject === issuer),
  );

function hasTrustedOrganization({ certificate }: Member, { sources }: Anchors): boolean {
  const organization = organizationOf(certificate.issuer);
  if (organization === undefined) return false;
  return sources.some(source =>
    source.all().some(anchor => organizationOf(anchor.certificate.subject) === organization),
  );
}

const organizationOf = (name: string | undefined): string | undefined =>
  canonicalName(name)
    .split('\n')
    .find(part => part.startsWith('o='));
