import * as v from 'valibot';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form } from '../form.ts';
import type { ProxyServer } from '../outgoing.ts';
import type { Compiler } from '../statement.ts';
import { evaluate, type Kind, TEXT } from '../value.ts';

/** Of `<proxy>`, wherever it stands. https://learn.microsoft.com/azure/api-management/proxy-policy */
export const PROXY_FORM: Form = {
  attributes: { url: 'required', username: 'optional', password: 'optional' },
  oneOf: [],
  content: 'nothing',
};

export type ProxyChoice = (context: CallContext) => ProxyServer;

export function proxyChoice(element: Element, compiler: Compiler): ProxyChoice {
  const url = compiler.required(element, 'url', PROXY_URL);
  const username = compiler.optional(element, 'username', TEXT, undefined);
  const password = compiler.optional(element, 'password', TEXT, undefined);
  return context => {
    const [name, secret] = [evaluate(username, context), evaluate(password, context)];
    return {
      url: evaluate(url, context),
      ...(name !== undefined && { username: name }),
      ...(secret !== undefined && { password: secret }),
    };
  };
}

const RULE = 'must be the http:// URL of a proxy, such as http://proxy.contoso.com:8080.';

/** The way to the proxy itself is plain HTTP (same page). */
const proxyUrl = v.pipe(
  v.string(),
  v.trim(),
  v.check(text => URL.canParse(text) && new URL(text).protocol === 'http:', RULE),
);
const PROXY_URL: Kind<typeof proxyUrl> = { type: 'string', schema: proxyUrl };
