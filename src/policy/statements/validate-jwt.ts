import { SCOPE_KINDS } from '../../model/scope.ts';
import { findAttribute } from '../attributes.ts';
import type { Element } from '../document/element.ts';
import { ABSOLUTE_URL } from '../edits/url.ts';
import type { Compiler, Statement } from '../statement.ts';
import {
  ANSWER_ATTRIBUTES,
  AUDIENCES,
  DECRYPTION_KEYS,
  ISSUERS,
  OPENID_CONFIG,
  PLACE,
  REQUIRED_CLAIMS,
  SIGNING_KEYS,
} from '../tokens/form.ts';
import { decryptionKeys, signingKeys } from '../tokens/read-keys.ts';
import { answeringOf, CLOCK_SKEW, childNamed, requiredClaims, textsOf, tokenFinder } from '../tokens/read-rules.ts';
import { type Validation, validate, type Wanted } from '../tokens/validation.ts';
import { BOOLEAN, evaluate } from '../value.ts';

/**
 * Goes on only with a token that is as the policy wants it.
 * https://learn.microsoft.com/azure/api-management/validate-jwt-policy
 */
export const validateJwt: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: {
      ...ANSWER_ATTRIBUTES,
      'require-expiration-time': 'optional',
      'require-scheme': 'optional',
      'require-signed-tokens': 'optional',
      'clock-skew': 'optional',
    },
    oneOf: [{ ...PLACE, required: true }],
    content: [OPENID_CONFIG, SIGNING_KEYS, DECRYPTION_KEYS, AUDIENCES, ISSUERS, REQUIRED_CLAIMS],
  },
  compile(element, compiler) {
    const validation: Validation = {
      answering: answeringOf(element, compiler),
      find: tokenFinder(element, compiler, undefined),
      wanted: wantedOf(element, compiler),
      variable: findAttribute(element, 'output-token-variable-name')?.value,
    };
    return context => validate(validation, context).then(() => undefined);
  },
};

function wantedOf(element: Element, compiler: Compiler): Validation['wanted'] {
  const requiresExpiration = compiler.optional(element, 'require-expiration-time', BOOLEAN, true);
  const requiresSignature = compiler.optional(element, 'require-signed-tokens', BOOLEAN, true);
  const skew = compiler.optional(element, 'clock-skew', CLOCK_SKEW, 0);
  const configurations = configurationsOf(element, compiler);
  const keys = signingKeys(childNamed(element, SIGNING_KEYS.name), element.name, compiler);
  const openers = decryptionKeys(childNamed(element, DECRYPTION_KEYS.name), element.name, compiler);
  const audiences = textsOf(childNamed(element, AUDIENCES.name), compiler);
  const issuers = textsOf(childNamed(element, ISSUERS.name), compiler);
  const claims = requiredClaims(childNamed(element, REQUIRED_CLAIMS.name), compiler);
  return context => ({
    requiresExpiration: evaluate(requiresExpiration, context),
    requiresSignature: evaluate(requiresSignature, context),
    skew: evaluate(skew, context),
    configurations: configurations.map(url => evaluate(url, context).href),
    signingKeys: keys.map(key => key(context)),
    decryptionKeys: openers.map(key => key(context)),
    audiences: audiences(context),
    issuers: issuersBy(issuers(context)),
    claims: claims(context),
    check: () => undefined,
  });
}

/** What `validate-connectivity` asks for is not done: what a provider says is asked for when there is a token. */
function configurationsOf(element: Element, compiler: Compiler) {
  return element.children.flatMap(child => {
    if (child.name !== OPENID_CONFIG.name) return [];
    compiler.optional(child, 'validate-connectivity', BOOLEAN, true);
    return [compiler.required(child, 'url', ABSOLUTE_URL)];
  });
}

/** Where the policy names none, those that its documents name. */
const issuersBy =
  (own: readonly string[]): Wanted['issuers'] =>
  (_token, documents) =>
    own.length > 0 ? own : documents.flatMap(({ issuer }) => issuer ?? []);
