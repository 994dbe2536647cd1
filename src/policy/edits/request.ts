import { type RawHeaders, replacedHeader } from '../../http/headers.ts';
import type { ClientCertificate } from '../../model/client-certificate.ts';
import type { CallContext } from '../call-context.ts';
import type { Element } from '../document/element.ts';
import type { Form, Part } from '../form.ts';
import type { ProxyServer } from '../outgoing.ts';
import type { Compiler } from '../statement.ts';
import { AUTHENTICATION_BASIC_FORM, basicCredentials } from './basic.ts';
import { bodyMaker, SET_BODY_FORM } from './body.ts';
import { AUTHENTICATION_CERTIFICATE_FORM, certificateChoice } from './certificate.ts';
import { headerEdit, SET_HEADER_FORM } from './headers.ts';
import { authorizing, MANAGED_IDENTITY_FORM } from './managed-identity.ts';
import { methodEdit, SET_METHOD_FORM } from './method.ts';
import { PROXY_FORM, proxyChoice } from './proxy.ts';
import { urlReader } from './url.ts';

const SET_URL_FORM: Form = { attributes: {}, oneOf: [], content: 'text' };

const PARTS: readonly Part[] = [
  { name: 'set-url', times: 'at most once', form: SET_URL_FORM },
  { name: 'set-method', times: 'at most once', form: SET_METHOD_FORM },
  { name: 'set-header', times: 'any number', form: SET_HEADER_FORM },
  { name: 'set-body', times: 'at most once', form: SET_BODY_FORM },
  { name: 'authentication-certificate', times: 'at most once', form: AUTHENTICATION_CERTIFICATE_FORM },
  { name: 'authentication-basic', times: 'at most once', form: AUTHENTICATION_BASIC_FORM },
  { name: 'authentication-managed-identity', times: 'at most once', form: MANAGED_IDENTITY_FORM },
  { name: 'proxy', times: 'at most once', form: PROXY_FORM },
];

/**
 * The children that make the request of `<send-request>` and its like. Most are policies elsewhere, which may have an id.
 * https://learn.microsoft.com/azure/api-management/send-request-policy
 */
export const REQUEST_PARTS: readonly Part[] = PARTS.map(part => ({
  ...part,
  form: { ...part.form, attributes: { ...part.form.attributes, id: 'literal' } },
}));

/** A request that is being made. */
export interface RequestDraft {
  method: string;
  /** Undefined until something says it. */
  url: URL | undefined;
  headers: RawHeaders;
  body: Buffer | undefined;
  certificate: ClientCertificate | undefined;
  proxy: ProxyServer | undefined;
}

/** What a child does to it. Throws PolicyError, or rejects with it. */
export type RequestEdit = (draft: RequestDraft, context: CallContext) => void | Promise<void>;

const EDITS: Readonly<Record<string, (element: Element, compiler: Compiler) => RequestEdit>> = {
  'set-url': (element, compiler) => {
    const urlOf = urlReader(element, compiler);
    return (draft, context) => {
      draft.url = urlOf(context);
    };
  },
  'set-method': methodEdit,
  'set-header': (element, compiler) => {
    const edit = headerEdit(element, compiler);
    return (draft, context) => {
      draft.headers = edit(draft.headers, context);
    };
  },
  'set-body': (element, compiler) => {
    const make = bodyMaker(element, compiler);
    return (draft, context) => {
      draft.body = make(context);
    };
  },
  'authentication-certificate': (element, compiler) => {
    const choose = certificateChoice(element, compiler);
    return async (draft, context) => {
      draft.certificate = await choose(context);
    };
  },
  'authentication-basic': (element, compiler) => {
    const credentials = basicCredentials(element, compiler);
    return (draft, context) => {
      draft.headers = replacedHeader(draft.headers, 'Authorization', credentials(context));
    };
  },
  'authentication-managed-identity': (element, compiler) => {
    const authorize = authorizing(element, compiler);
    return async (draft, context) => {
      const value = await authorize(context);
      if (value !== undefined) draft.headers = replacedHeader(draft.headers, 'Authorization', value);
    };
  },
  proxy: (element, compiler) => {
    const choose = proxyChoice(element, compiler);
    return (draft, context) => {
      draft.proxy = choose(context);
    };
  },
};

/** Of the children of an element whose form has the parts above. */
export function requestEdits(element: Element, compiler: Compiler): RequestEdit[] {
  return element.children.flatMap(child => EDITS[child.name]?.(child, compiler) ?? []);
}
