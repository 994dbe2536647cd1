import * as v from 'valibot';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';
import type { OpenId } from './open-id.ts';
import { claimNotAllowed, claimsMissing } from './refusal.ts';
import { type Token, textOf, valuesOf } from './token.ts';

/** A tenant of Microsoft Entra, or several: `common`, `organizations`. */
export interface Tenant {
  /** `https://login.microsoftonline.com` */
  readonly endpoint: string;
  readonly name: string;
}

/** https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud */
const ENDPOINT = 'https://login.microsoftonline.com';

/** Of personal accounts, which no organization has. https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';

const tenantId = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must be the id of a tenant, its URL, organizations or common.'),
);
const TENANT_ID: Kind<typeof tenantId> = { type: 'string', schema: tenantId };

const endpoint = v.pipe(
  v.string(),
  v.trim(),
  v.transform(text => (/^https?:\/\//.test(text) ? text : `https://${text}`)),
  v.check(text => URL.canParse(text), 'must be the host that signs in, such as login.microsoftonline.us.'),
  v.transform(text => new URL(text).origin),
);
const ENDPOINT_VALUE: Kind<typeof endpoint> = { type: 'string', schema: endpoint };

/** What `tenant-id` and `authentication-endpoint` name. */
export function tenantReader(element: Element, compiler: Compiler): (context: CallContext) => Tenant {
  const id = compiler.required(element, 'tenant-id', TENANT_ID);
  const at = compiler.optional(element, 'authentication-endpoint', ENDPOINT_VALUE, ENDPOINT);
  return context => tenantOf(evaluate(id, context), evaluate(at, context));
}

function tenantOf(id: string, at: string): Tenant {
  const [, origin, rest = id] = /^(https?:\/\/[^/]+)\/(.*)$/.exec(id) ?? [];
  return { endpoint: origin ?? at, name: rest.split('/', 1)[0] ?? rest };
}

export const configurationUrl = ({ endpoint, name }: Tenant): string =>
  `${endpoint}/${name}/v2.0/.well-known/openid-configuration`;

/** Of both versions of tokens: https://learn.microsoft.com/entra/identity-platform/access-tokens#token-formats */
export function issuersOf({ endpoint, name }: Tenant, token: Token, documents: readonly OpenId[]): string[] {
  const of = textOf(token.claims, 'tid') ?? '';
  if (name.toLowerCase() === 'organizations' && of === CONSUMERS) return [NONE];
  const issuers = documents.flatMap(({ issuer }) =>
    issuer === undefined ? [] : [issuer.replace(/\{tenantid\}/i, of)],
  );
  const ids = issuers.flatMap(issuer => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(issuer)?.[0] ?? []);
  const others = ids.flatMap(id => [`https://sts.windows.net/${id}/`, `${endpoint}/${id}/v2.0`, `${endpoint}/${id}/`]);
  return issuers.length === 0 ? [NONE] : [...new Set([...issuers, ...others])];
}

/** No token has it. */
const NONE = '(none)';

/** The application that got the token: `azp` in version 2 of tokens, `appid` in version 1. None given: any will do. */
export function clientCheck(allowed: readonly string[]): (token: Token) => void {
  return token => {
    if (allowed.length === 0) return;
    const name = ['azp', 'appid'].find(claim => valuesOf(token, claim).length > 0);
    if (name === undefined) throw claimsMissing(['azp']);
    const values = valuesOf(token, name);
    const isAllowed = values.some(value => allowed.some(id => id.toLowerCase() === value.toLowerCase()));
    if (!isAllowed) throw claimNotAllowed(name, values, allowed);
  };
}
