import * as v from 'valibot';
import { identifier } from '../../model/identifier.ts';
import { thumbprint } from '../../model/thumbprint.ts';
import { exactlyOne, NOT_YET } from '../attributes.ts';
import type { GatewayTypes } from '../call.ts';
import type { Element } from '../element.ts';
import { PolicyError } from '../policy-error.ts';
import type { CertificateReference } from '../services.ts';
import type { Compiler, Statement } from '../statement.ts';
import { readValue, type Value } from '../value.ts';

const byId = v.pipe(
  identifier(80),
  v.transform((certificateId): CertificateReference => ({ certificateId })),
);
const byThumbprint = v.pipe(
  thumbprint,
  v.transform((value): CertificateReference => ({ thumbprint: value })),
);

/**
 * Records the client certificate for the handshake with the backend; the last one executed wins.
 * https://learn.microsoft.com/azure/api-management/authentication-certificate-policy
 */
export const authenticationCertificate: Statement = {
  sections: ['inbound'],
  attributes: ['thumbprint', 'certificate-id'],
  unsupportedAttributes: new Map([
    ['body', `is ${NOT_YET}`],
    ['password', `is ${NOT_YET}`],
  ]),
  compile(element, compiler) {
    const reference = readReference(element, compiler);
    if (reference.kind === 'expression')
      return context => {
        const named = reference.evaluate(context);
        context.certificate = found(named, context.services.certificate(named));
      };
    const certificate = compiler.certificate(reference.value, element);
    return context => {
      context.certificate = found(reference.value, certificate);
    };
  },
};

function readReference<T extends GatewayTypes>(element: Element, compiler: Compiler<T>): Value<CertificateReference> {
  const attribute = exactlyOne(element, ['thumbprint', 'certificate-id']);
  const schema = attribute.name === 'thumbprint' ? byThumbprint : byId;
  return readValue(element, attribute, { kind: 'string', schema }, compiler);
}

function found<C>(reference: CertificateReference, certificate: C | undefined): C {
  if (certificate === undefined) throw notFound(reference);
  return certificate;
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
