import { emptyResponse } from '../../http/message.ts';
import { normalOrigin } from '../../http/origins.ts';
import { SCOPE_KINDS } from '../../model/scope.ts';
import type { CallContext } from '../call-context.ts';
import {
  allowsOrigin,
  allowsRequest,
  answerHeaders,
  originOf,
  preflightHeaders,
  withAnswerHeaders,
} from '../cors/reply.ts';
import { CORS_FORM, type CorsRules, corsRules } from '../cors/rules.ts';
import { isPreflight } from '../pages.ts';
import type { Statement } from '../statement.ts';
import type { Outcome } from '../step.ts';
import { evaluate } from '../value.ts';

/**
 * Lets pages of other origins call; a preflight is answered before all other policies where it stands directly in inbound.
 * https://learn.microsoft.com/azure/api-management/cors-policy
 */
export const cors: Statement = {
  sections: ['inbound'],
  once: 'in a section',
  scopes: SCOPE_KINDS,
  form: CORS_FORM,
  compile(element, compiler) {
    const rules = corsRules(element, compiler);
    const preflight = (context: CallContext): Outcome => answerPreflight(rules, context);
    return {
      run: context => (isPreflight(context.request) ? preflight(context) : admit(rules, context)),
      pages: {
        names: (origin, context) => normalOrigin(origin) !== undefined && rules.origins(context).has(origin),
        preflight,
      },
    };
  },
};

function answerPreflight(rules: CorsRules, context: CallContext): Outcome {
  const origin = originOf(context.request);
  const isAllowed = origin !== undefined && allowsOrigin(rules, origin, context) && allowsRequest(rules, context);
  if (!isAllowed && !evaluate(rules.terminates, context)) return undefined;
  const response = emptyResponse();
  if (isAllowed) response.headers = preflightHeaders(rules, context);
  context.respond(response);
  return 'respond';
}

/** Of several the first that knows the page is applied. */
function admit(rules: CorsRules, context: CallContext): Outcome {
  const origin = originOf(context.request);
  if (origin === undefined || context.isMarked) return undefined;
  if (allowsOrigin(rules, origin, context)) {
    const own = answerHeaders(rules, context);
    context.mark(response => {
      response.headers = withAnswerHeaders(response.headers, own);
    });
    return undefined;
  }
  if (!isRead(context) || !evaluate(rules.terminates, context)) return undefined;
  context.respond(emptyResponse());
  return 'respond';
}

/** Only these are ended (same page, terminate-unmatched-request). */
const isRead = ({ request: { method } }: CallContext): boolean => method === 'GET' || method === 'HEAD';
