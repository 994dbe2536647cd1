import { createSecretKey } from 'node:crypto';
import * as v from 'valibot';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import { identifier } from '../../model/identifier.ts';
import { findAttribute } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler } from '../statement.ts';
import { derived, evaluate, type Kind, TEXT } from '../value.ts';
import { certificateDecryptionKey, certificateKey, type DecryptionKey, rsaKey, type SigningKey } from './keys.ts';

/** Made once where nothing of it depends on the call. */
type Maker<K> = (context: CallContext) => K;

/** Of `<key>` elements of issuer-signing-keys; `source` is the policy's element. */
export function signingKeys(element: Element | undefined, source: string, compiler: Compiler): Maker<SigningKey>[] {
  return (element?.children ?? []).map(key => signingKey(key, source, compiler));
}

function signingKey(element: Element, source: string, compiler: Compiler): Maker<SigningKey> {
  const id = compiler.optional(element, 'id', TEXT, undefined);
  if (findAttribute(element, 'certificate-id') !== undefined) {
    const certificate = certificateOf(element, source, compiler);
    return remembering(certificate, (found, context) => certificateKey(found, evaluate(id, context)));
  }
  if (findAttribute(element, 'n') !== undefined || findAttribute(element, 'e') !== undefined) {
    const key = modulusKey(element, compiler);
    return context => ({ ids: idsOf(evaluate(id, context)), key });
  }
  const secret = derived(compiler.value(element, 'text', SECRET), bytes => bytes);
  return context => ({ ids: idsOf(evaluate(id, context)), key: secret(context) });
}

const idsOf = (id: string | undefined): string[] => (id === undefined ? [] : [id]);

/** Of `<key>` elements of decryption-keys. */
export function decryptionKeys(
  element: Element | undefined,
  source: string,
  compiler: Compiler,
): Maker<DecryptionKey>[] {
  return (element?.children ?? []).map(key => {
    if (findAttribute(key, 'certificate-id') === undefined)
      return derived(compiler.value(key, 'text', SECRET), bytes => bytes);
    return remembering(certificateOf(key, source, compiler), certificateDecryptionKey);
  });
}

/** The same of the same certificate: to read its key takes time. */
function remembering<K>(
  certificate: Maker<ClientCertificate>,
  make: (certificate: ClientCertificate, context: CallContext) => K,
): Maker<K> {
  const known = new WeakMap<ClientCertificate, { readonly key: K }>();
  return context => {
    const found = certificate(context);
    const before = known.get(found);
    if (before !== undefined) return before.key;
    const key = make(found, context);
    known.set(found, { key });
    return key;
  };
}

const ID: Kind<ReturnType<typeof identifier>> = { type: 'string', schema: identifier(80) };

/** `source`: the policy's element. */
function certificateOf(element: Element, source: string, compiler: Compiler): Maker<ClientCertificate> {
  const id = compiler.required(element, 'certificate-id', ID);
  if (id.kind === 'expression') {
    return context => {
      const certificateId = id.evaluate(context);
      return there(source, certificateId, context.findCertificate({ certificateId }));
    };
  }
  const certificate = compiler.certificate({ certificateId: id.value }, element);
  return () => there(source, id.value, certificate);
}

function there(source: string, id: string, certificate: ClientCertificate | undefined): ClientCertificate {
  if (certificate !== undefined) return certificate;
  throw new PolicyError({
    source,
    reason: 'CertificateNotFound',
    message: `Certificate with id '${id}' not found.`,
    responseIsSet: false,
  });
}

function modulusKey(element: Element, compiler: Compiler): SigningKey['key'] {
  const [n, e] = ['n', 'e'].map(name => findAttribute(element, name)?.value.trim() ?? '');
  const isReadable = [n, e].every(text => text !== undefined && /^[A-Za-z0-9_-]+$/.test(text));
  if (isReadable) return rsaKey(n ?? '', e ?? '', undefined).key;
  compiler.refuse(element, "The 'n' and 'e' attributes must both be given, each in base64url.");
  return createSecretKey(Buffer.alloc(1));
}

const secret = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must be a key in base64.'),
  v.check(text => /^[A-Za-z0-9+/_-]+={0,2}$/.test(text), 'must be a key in base64.'),
  v.transform(text => Buffer.from(text, 'base64')),
);
const SECRET: Kind<typeof secret> = { type: 'string', schema: secret };
