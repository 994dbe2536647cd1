import * as v from 'valibot';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { identifier } from '../../model/identifier.ts';
import { thumbprint } from '../../model/thumbprint.ts';
import { attributePlace, findAttribute } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { CertificateReference } from '../lookup.ts';
import { OPENED_CERTIFICATES } from '../opened-certificates.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind, TEXT, type Value } from '../value.ts';

/**
 * Of `<authentication-certificate>`, wherever it stands.
 * https://learn.microsoft.com/azure/api-management/authentication-certificate-policy
 */
export const AUTHENTICATION_CERTIFICATE_FORM: Form = {
  attributes: { body: 'optional', password: 'optional', thumbprint: 'optional', 'certificate-id': 'optional' },
  oneOf: [{ names: ['thumbprint', 'certificate-id', 'body'], required: true }],
  content: 'nothing',
};

/** The certificate that a request is to present. Throws PolicyError, or rejects with it, where there is none. */
export type CertificateChoice = (context: CallContext) => ClientCertificate | Promise<ClientCertificate>;

export function certificateChoice(element: Element, compiler: Compiler): CertificateChoice {
  if (findAttribute(element, 'body') !== undefined) return openedChoice(element, compiler);
  const password = findAttribute(element, 'password');
  if (password !== undefined)
    compiler.refuse(attributePlace(element, password), "The 'password' attribute goes with 'body' only.");
  const reference = readReference(element, compiler);
  if (reference.kind === 'expression')
    return context => {
      const named = reference.evaluate(context);
      return found(named, context.findCertificate(named));
    };
  const certificate = compiler.certificate(reference.value, element);
  return () => found(reference.value, certificate);
}

/** Never one of the store: https://learn.microsoft.com/azure/api-management/authentication-certificate-policy */
function openedChoice(element: Element, compiler: Compiler): CertificateChoice {
  const body = compiler.required(element, 'body', PKCS12);
  const password = compiler.optional(element, 'password', TEXT, undefined);
  return context =>
    OPENED_CERTIFICATES.in(context.surroundings).open(evaluate(body, context), evaluate(password, context));
}

/** A text can only be the bytes in base64, as a vault keeps them. */
const pkcs12 = v.pipe(
  v.union([v.string(), v.instance(Buffer)]),
  v.transform(value => derOf(Buffer.from(value))),
  v.check(bytes => bytes[0] === SEQUENCE, 'must be the bytes of a PKCS#12 file, or these in base64.'),
);
const PKCS12: Kind<typeof pkcs12> = { type: 'bytes', schema: pkcs12 };

/** What PKCS#12 begins with (RFC 7292, section 4), and base64 of it does not. */
const SEQUENCE = 0x30;

const derOf = (bytes: Buffer): Buffer =>
  bytes[0] === SEQUENCE ? bytes : Buffer.from(bytes.toString('latin1'), 'base64');

const byId = v.pipe(
  identifier(80),
  v.transform((certificateId): CertificateReference => ({ certificateId })),
);
const byThumbprint = v.pipe(
  thumbprint,
  v.transform((value): CertificateReference => ({ thumbprint: value })),
);

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
