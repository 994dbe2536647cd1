import { type Check, failure, ok } from './check.ts';
import type { ChainEnd } from './types.ts';

type Missing = Extract<ChainEnd, { readonly kind: 'missing issuer' }>;

const SOURCES = {
  ca: 'as a CA certificate of the context',
  NODE_EXTRA_CA_CERTS: 'by NODE_EXTRA_CA_CERTS',
  system: 'as one of the roots of Node',
} as const;

/** `last`: the subject of the last certificate of the chain. */
export function rootCheck(end: ChainEnd, last: string): Check {
  switch (end.kind) {
    case 'trusted':
      return ok(`The chain ends in ${last}, which is trusted here ${SOURCES[end.origin]}.`);
    case 'self-signed leaf':
      return failure('The certificate is self-signed, and it is not trusted here.');
    case 'untrusted root':
      return failure(`The chain ends in the root ${end.root}, which is not trusted here.`);
    case 'missing issuer':
      return failure(missingSentence(end));
    case 'wrong signature':
      return failure(`The chain cannot be trusted: ${end.of} is not signed by the key of ${end.issuer}.`);
    case 'unreadable':
      return failure(`The chain cannot be trusted: certificate ${end.position} of those that were sent is damaged.`);
  }
}

function missingSentence({ issuer, of, isIntermediate, wasSent }: Missing): string {
  if (wasSent)
    return (
      `${of} is trusted here, but ${issuer}, which issued it, is not: above a trusted certificate only trusted ones count, ` +
      'so it does not help that the server sent it.'
    );
  if (isIntermediate)
    return `The server did not send the intermediate ${issuer}, which issued ${of}, and it is not known here.`;
  return `${of} is issued by ${issuer}, which the server did not send and which is not trusted here.`;
}
