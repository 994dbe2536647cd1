import { escapedData, escapedTarget, parameterName } from '../../http/percent-encoding.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext, TemplateMatch } from '../call-context.ts';
import { PolicyError } from '../policy-error.ts';
import type { Statement } from '../statement.ts';
import { BOOLEAN, evaluate, TEXT } from '../value.ts';

/**
 * Another path and query for the backend, after its base URL; `{name}` stands for a parameter of the operation's template.
 * https://learn.microsoft.com/azure/api-management/rewrite-uri-policy
 */
export const rewriteUri: Statement = {
  sections: ['inbound'],
  scopes: SCOPE_KINDS,
  form: {
    attributes: { template: 'required', 'copy-unmatched-params': 'optional' },
    oneOf: [],
    content: 'nothing',
  },
  compile(element, compiler) {
    const template = compiler.required(element, 'template', TEXT);
    const copies = compiler.optional(element, 'copy-unmatched-params', BOOLEAN, true);
    return context => {
      rewrite(context, evaluate(template, context), evaluate(copies, context));
      return undefined;
    };
  },
};

function rewrite({ request, matched }: CallContext, template: string, copiesOthers: boolean): void {
  const target = escapedTarget(filled(template, matched));
  const question = target.indexOf('?');
  const path = question < 0 ? target : target.slice(0, question);
  const own = question < 0 ? '' : target.slice(question + 1);
  const others = copiesOthers ? unmatched(request.query, matched) : '';
  request.path = path === '' || path.startsWith('/') ? path : `/${path}`;
  request.query = own === '' && others === '' ? '' : `?${[own, others].filter(part => part !== '').join('&')}`;
}

/** A name, or the rest of a path: `{id}`, `{*}`, `{*rest}`. */
const PLACEHOLDER = /\{(\*?[\w.-]*)\}/g;

const filled = (template: string, { parameters }: TemplateMatch): string =>
  template.replace(PLACEHOLDER, (_, name: string) => {
    const value = parameters.get(name) ?? parameters.get(name.replace(/^\*(?=.)/, ''));
    if (value === undefined) throw noParameter(name);
    return name.startsWith('*') ? value.split('/').map(escapedData).join('/') : escapedData(value);
  });

/** The parameters of the request that are not part of the operation's template, as they were received. */
const unmatched = (query: string, { queryNames }: TemplateMatch): string =>
  query
    .slice(1)
    .split('&')
    .filter(part => part !== '' && !queryNames.has(parameterName(part).toLowerCase()))
    .join('&');

const noParameter = (name: string): PolicyError =>
  new PolicyError({
    source: 'rewrite-uri',
    reason: 'TemplateParameterNotFound',
    message: `The URL template of the operation has no parameter '${name}', which the 'template' attribute names.`,
    responseIsSet: false,
  });
