import { SCOPE_KINDS } from '../../model/scope.ts';
import { findAttribute } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Compiler, Statement } from '../statement.ts';
import { clientCheck, configurationUrl, issuersOf, tenantReader } from '../tokens/entra.ts';
import {
  ANSWER_ATTRIBUTES,
  AUDIENCES,
  BACKEND_IDS,
  CLIENT_IDS,
  DECRYPTION_KEYS,
  PLACE,
  REQUIRED_CLAIMS,
} from '../tokens/form.ts';
import { decryptionKeys } from '../tokens/read-keys.ts';
import { answeringOf, childNamed, requiredClaims, textsOf, tokenFinder } from '../tokens/read-rules.ts';
import { type Validation, validate } from '../tokens/validation.ts';

/**
 * Goes on only with a token of Microsoft Entra that is as the policy wants it.
 * https://learn.microsoft.com/azure/api-management/validate-azure-ad-token-policy
 */
export const validateAzureAdToken: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: { 'tenant-id': 'required', ...ANSWER_ATTRIBUTES, 'authentication-endpoint': 'optional' },
    oneOf: [{ ...PLACE, required: false }],
    content: [BACKEND_IDS, CLIENT_IDS, AUDIENCES, REQUIRED_CLAIMS, DECRYPTION_KEYS],
  },
  compile(element, compiler) {
    checkLists(element, compiler);
    const validation: Validation = {
      answering: answeringOf(element, compiler),
      find: tokenFinder(element, compiler, 'authorization'),
      wanted: wantedOf(element, compiler),
      variable: findAttribute(element, 'output-token-variable-name')?.value,
    };
    return context => validate(validation, context).then(() => undefined);
  },
};

/** Else it would take a token that any application of the tenant got for any other. */
function checkLists(element: Element, compiler: Compiler): void {
  const lists = [CLIENT_IDS.name, BACKEND_IDS.name, AUDIENCES.name];
  if (lists.some(name => childNamed(element, name) !== undefined)) return;
  compiler.refuse(
    element,
    "Without 'client-application-ids' an 'audiences' element is required in 'validate-azure-ad-token'.",
  );
}

function wantedOf(element: Element, compiler: Compiler): Validation['wanted'] {
  const list = (name: string): ((context: CallContext) => string[]) => textsOf(childNamed(element, name), compiler);
  const tenant = tenantReader(element, compiler);
  const [backends, clients, audiences] = [list(BACKEND_IDS.name), list(CLIENT_IDS.name), list(AUDIENCES.name)];
  const claims = requiredClaims(childNamed(element, REQUIRED_CLAIMS.name), compiler);
  const openers = decryptionKeys(childNamed(element, DECRYPTION_KEYS.name), element.name, compiler);
  return context => {
    const of = tenant(context);
    return {
      requiresExpiration: true,
      requiresSignature: true,
      skew: 0,
      configurations: [configurationUrl(of)],
      signingKeys: [],
      decryptionKeys: openers.map(key => key(context)),
      audiences: [...audiences(context), ...backends(context).flatMap(id => [id, `api://${id}`])],
      issuers: (token, documents) => issuersOf(of, token, documents),
      claims: claims(context),
      check: clientCheck(clients(context)),
    };
  };
}
