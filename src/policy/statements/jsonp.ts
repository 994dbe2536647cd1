import * as v from 'valibot';
import { headersExcept } from '../../http/headers.ts';
import type { ResponseMessage } from '../../http/message.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import { replaceBody } from '../edits/body.ts';
import { bodyContent } from '../edits/content.ts';
import type { PolicyError } from '../policy-error.ts';
import { refusal } from '../refusal.ts';
import type { Statement } from '../statement.ts';
import { evaluate, type Kind } from '../value.ts';

/**
 * A caller that names a function gets the body as a call of it, which a page of any origin can load as a script.
 * https://learn.microsoft.com/azure/api-management/jsonp-policy
 */
export const jsonp: Statement = {
  sections: ['outbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: { attributes: { 'callback-parameter-name': 'required' }, oneOf: [], content: 'nothing' },
  compile(element, compiler) {
    const parameter = compiler.required(element, 'callback-parameter-name', PARAMETER);
    compiler.reads({ response: true });
    return context => {
      const name = evaluate(parameter, context);
      const callback = new URLSearchParams(context.received.query).get(name);
      if (callback === null || context.response === undefined) return undefined;
      if (!IDENTIFIER.test(callback)) throw invalid(name, context);
      wrap(context.response, callback);
      return undefined;
    };
  },
};

const parameter = v.pipe(v.string(), v.minLength(1, 'must not be empty.'));
const PARAMETER: Kind<typeof parameter> = { type: 'string', schema: parameter };

/** ECMAScript, section 12.7, words that it keeps for itself included. */
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

function wrap(response: ResponseMessage, callback: string): void {
  const content = bodyContent(response, 'jsonp') ?? Buffer.alloc(0);
  replaceBody(response, Buffer.concat([Buffer.from(`${callback}(`), content, Buffer.from(');')]));
  response.headers = [
    ...headersExcept(response.headers, name => name === 'content-type'),
    ...['Content-Type', 'application/javascript'],
  ];
}

function invalid(name: string, context: CallContext): PolicyError {
  const message = `Value of callback parameter ${name} is not a valid JavaScript identifier.`;
  return refusal(context, {
    source: 'jsonp',
    reason: 'CallbackParameterInvalid',
    message,
    statusCode: 400,
    statusText: 'Bad Request',
    told: message,
    headers: [],
  });
}
