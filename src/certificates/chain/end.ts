import type { Anchors } from './anchors.ts';
import type { Member } from './member.ts';
import { missingIssuer } from './missing.ts';
import type { Path } from './path.ts';
import { isSigned } from './signatures.ts';
import type { ChainEnd } from './types.ts';

/** `unused`: what was sent and is not part of the chain. */
export function chainEnd({ members, end }: Path, unused: readonly Member[], anchors: Anchors): ChainEnd {
  const unsigned = members.findIndex((member, index) => {
    const issuer = members[index + 1];
    return issuer !== undefined && !isSigned(member, issuer);
  });
  const [of, issuer] = [members[unsigned], members[unsigned + 1]];
  if (of !== undefined && issuer !== undefined) return { kind: 'wrong signature', of: of.label, issuer: issuer.label };
  const last = members.at(-1);
  if (end === 'missing issuer' || last === undefined) return missingIssuer(members, unused, anchors);
  if (end === 'trusted' && last.origin !== 'sent') return { kind: 'trusted', origin: last.origin };
  return members.length === 1 ? { kind: 'self-signed leaf' } : { kind: 'untrusted root', root: last.label };
}
