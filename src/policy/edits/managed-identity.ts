import { NoToken } from '../../surroundings.ts';
import { findAttribute } from '../attributes.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import { evaluationFailure } from '../evaluation-failure.ts';
import type { Form } from '../form.ts';
import { PolicyError } from '../policy-error.ts';
import type { Compiler } from '../statement.ts';
import { BOOLEAN, evaluate, TEXT } from '../value.ts';

const NAME = 'authentication-managed-identity';

/**
 * Of `<authentication-managed-identity>`, wherever it stands.
 * https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy
 */
export const MANAGED_IDENTITY_FORM: Form = {
  attributes: {
    resource: 'required',
    'client-id': 'optional',
    'output-token-variable-name': 'literal',
    'ignore-error': 'literal',
  },
  oneOf: [],
  content: 'nothing',
};

/**
 * Gets a token and answers the Authorization header that a request is to have: undefined where the token went to a variable,
 * or none was to be had and that is to be ignored. Rejects with PolicyError.
 */
export type Authorizing = (context: CallContext) => Promise<string | undefined>;

export function authorizing(element: Element, compiler: Compiler): Authorizing {
  const resource = compiler.required(element, 'resource', TEXT);
  const clientId = compiler.optional(element, 'client-id', TEXT, undefined);
  const ignoresErrors = compiler.optional(element, 'ignore-error', BOOLEAN, false);
  const variable = findAttribute(element, 'output-token-variable-name')?.value;
  return async context => {
    const wanted = { resource: evaluate(resource, context), clientId: evaluate(clientId, context) };
    if (wanted.resource.trim() === '')
      throw evaluationFailure(NAME, "The 'resource' attribute must not be empty.", undefined);
    const token = await tokenOf(context, wanted, evaluate(ignoresErrors, context));
    if (variable === undefined) return token === undefined ? undefined : `Bearer ${token}`;
    if (token !== undefined) context.variables.set(variable, token);
    return undefined;
  };
}

interface Wanted {
  readonly resource: string;
  readonly clientId: string | undefined;
}

async function tokenOf(
  { surroundings, observer }: CallContext,
  { resource, clientId }: Wanted,
  ignoresErrors: boolean,
): Promise<string | undefined> {
  try {
    const token = await surroundings.identity.token(resource, clientId);
    observer?.secret(token);
    return token;
  } catch (cause) {
    if (!(cause instanceof NoToken)) throw cause;
    if (ignoresErrors) return undefined;
    throw new PolicyError({ source: NAME, reason: cause.reason, message: cause.message, responseIsSet: false, cause });
  }
}
