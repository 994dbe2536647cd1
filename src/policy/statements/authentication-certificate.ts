import * as v from 'valibot';
import { identifier } from '../../model/identifier.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import { thumbprint } from '../../model/thumbprint.ts';
import { findAttribute } from '../attributes.ts';
import type { Element } from '../document/element.ts';
import type { CertificateReference } from '../lookup.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler, Statement } from '../statement.ts';
import type { Value } from '../value.ts';

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
  scopes: SCOPE_KINDS,
  form: {
    attributes: { body: 'not yet', password: 'not yet', thumbprint: 'optional', 'certificate-id': 'optional' },
    oneOf: [{ names: ['thumbprint', 'certificate-id'], required: true }],
    content: 'nothing',
  },
  compile(element, compiler) {
    const reference = readReference(element, compiler);
    if (reference.kind === 'expression')
      return context => {
        const named = reference.evaluate(context);
        context.certificate = found(named, context.findCertificate(named));
      };
    const certificate = compiler.certificate(reference.value, element);
    return context => {
      context.certificate = found(reference.value, certificate);
    };
  },
};

function readReference(element: Element, compiler: Compiler): Value<CertificateReference> {
  return findAttribute(element, 'thumbprint') === undefined
    ? compiler.required(element, 'certificate-id', { type: 'string', schema: byId })
    : compiler.required(element, 'thumbprint', { type: 'string', schema: byThumbprint });
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
