import { contextTag, sequence } from '../x509/asn1.ts';
import type { BerElement } from '../x509/ber.ts';
import { unlessDamaged } from '../x509/damage.ts';
import { EXTENSION, readExtension } from '../x509/extensions.ts';
import { type Check, failure } from './check.ts';
import type { Member } from './member.ts';

const [PERMITTED, EXCLUDED] = [contextTag(0), contextTag(1)];
const [DNS_NAME, IP_ADDRESS] = [contextTag(2), contextTag(7)];

/** Whether an authority may issue for the names of the leaf (RFC 5280, section 4.2.1.10): DNS names and IP addresses. */
export function constraintFault(authority: Member, leaf: Member): Check | undefined {
  const forbidden = unlessDamaged(() => {
    const constraints = children(authority, EXTENSION.nameConstraints);
    const [permitted, excluded] = [subtrees(constraints, PERMITTED), subtrees(constraints, EXCLUDED)];
    const names = children(leaf, EXTENSION.subjectAltName).filter(({ tag }) => tag === DNS_NAME || tag === IP_ADDRESS);
    return names.some(name => !isAllowed(name, permitted, excluded));
  }, false);
  return forbidden
    ? failure(`${authority.label} may not issue for all the names of ${leaf.label}: its name constraints forbid it.`)
    : undefined;
}

function children({ extensions }: Member, oid: string): readonly BerElement[] {
  const element = readExtension(extensions.get(oid));
  return element === undefined ? [] : sequence(element);
}

const subtrees = (constraints: readonly BerElement[], tag: number): BerElement[] =>
  constraints
    .filter(element => element.tag === tag)
    .flatMap(({ children }) => children.map(subtree => sequence(subtree)[0]))
    .filter(base => base !== undefined);

/** Permitted subtrees say nothing about names of another kind. */
function isAllowed(name: BerElement, permitted: readonly BerElement[], excluded: readonly BerElement[]): boolean {
  const sameKind = permitted.filter(({ tag }) => tag === name.tag);
  if (sameKind.length > 0 && !sameKind.some(base => isWithin(name, base))) return false;
  return !excluded.some(base => base.tag === name.tag && isWithin(name, base));
}

const isWithin = (name: BerElement, base: BerElement): boolean =>
  name.tag === DNS_NAME ? isBelow(lowerCase(name), lowerCase(base)) : isInRange(name.content, base.content);

const lowerCase = ({ content }: BerElement): string => Buffer.from(content).toString('latin1').toLowerCase();

const isBelow = (name: string, base: string): boolean =>
  base === '' || name === base || name.endsWith(base.startsWith('.') ? base : `.${base}`);

/** `range`: the address, then as many bytes of mask. */
const isInRange = (address: Uint8Array, range: Uint8Array): boolean =>
  range.length === address.length * 2 &&
  address.every((byte, index) => ((byte ^ (range[index] ?? 0)) & (range[address.length + index] ?? 0)) === 0);
