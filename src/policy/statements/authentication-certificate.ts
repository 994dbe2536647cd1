import { identifier } from '../../model/identifier.ts';
import { thumbprint } from '../../model/thumbprint.ts';
import { exactlyOne, NOT_YET, parseAttribute } from '../attributes.ts';
import type { Element } from '../element.ts';
import { PolicyError } from '../policy-error.ts';
import type { CertificateReference } from '../services.ts';
import { NO_EXPRESSIONS } from '../source.ts';
import type { Statement } from '../statement.ts';

const certificateId = identifier(80);

/**
 * Records the client certificate for the handshake with the backend; the last one executed wins.
 * https://learn.microsoft.com/azure/api-management/authentication-certificate-policy
 */
export const authenticationCertificate: Statement = {
  sections: ['inbound'],
  attributes: ['thumbprint', 'certificate-id'],
  unsupportedAttributes: new Map([
    ['body', `takes a policy expression, and ${NO_EXPRESSIONS}`],
    ['password', `is ${NOT_YET}`],
  ]),
  compile(element, compiler) {
    const reference = readReference(element);
    const certificate = compiler.certificate(reference, element);
    if (certificate === undefined)
      return () => {
        throw notFound(reference);
      };
    return context => {
      context.certificate = certificate;
    };
  },
};

function readReference(element: Element): CertificateReference {
  const attribute = exactlyOne(element, ['thumbprint', 'certificate-id']);
  return attribute.name === 'thumbprint'
    ? { thumbprint: parseAttribute(element, attribute, thumbprint) }
    : { certificateId: parseAttribute(element, attribute, certificateId) };
}

/** A document that was sound when it was saved may name a certificate that has since been given another PFX. */
function notFound(reference: CertificateReference): PolicyError {
  const named = 'thumbprint' in reference ? `thumbprint '${reference.thumbprint}'` : `id '${reference.certificateId}'`;
  return new PolicyError({
    source: 'authentication-certificate',
    reason: 'CertificateNotFound',
    message: `Certificate with ${named} not found.`,
    responseIsSet: false,
  });
}
