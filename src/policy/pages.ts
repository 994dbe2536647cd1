import { headerValues } from '../http/headers.ts';
import { emptyResponse, type RequestMessage } from '../http/message.ts';
import type { CallContext } from './call-context.ts';
import type { CompiledPolicy } from './compile.ts';
import { runSteps } from './run-steps.ts';
import { type Outcome, type PlacedStep, type Steps, withInner } from './step.ts';

/**
 * "Other in-scope cors policies that are direct children of the inbound element" may have a say before all policies, and a
 * fragment stands for its children: https://learn.microsoft.com/azure/api-management/cors-policy
 */
export const gatekeepersOf = (inbound: Steps): PlacedStep[] =>
  withInner(inbound).flatMap(step =>
    step.pages === undefined || !isDirect(step) ? [] : [{ ...step, run: step.pages.preflight }],
  );

const isDirect = ({ path }: PlacedStep): boolean =>
  path === '' || path.split('/').every(part => part.startsWith('include-fragment['));

/** A browser asks whether a page may send a request: https://fetch.spec.whatwg.org/#cors-preflight-request */
export const isPreflight = ({ method, headers }: RequestMessage): boolean =>
  method === 'OPTIONS' &&
  headerValues(headers, 'origin').length > 0 &&
  headerValues(headers, 'access-control-request-method').length > 0;

/** Whether this is a preflight that a policy answers: an operation of its own goes before. */
export const asksForPages = ({ gatekeepers }: CompiledPolicy, { request, operation }: CallContext): boolean =>
  gatekeepers.length > 0 && operation?.method !== 'OPTIONS' && isPreflight(request);

/** Nothing else runs for it: neither a check of keys nor a policy. Where no gatekeeper knows the page, the answer is empty. */
export async function answerPreflight({ gatekeepers }: CompiledPolicy, context: CallContext): Promise<Outcome> {
  const outcome = await runSteps(gatekeepers, context);
  if (outcome !== undefined) return outcome;
  context.respond(emptyResponse());
  return 'respond';
}

/** Whether a policy names the origin of a page; one that fails names none. */
export async function isPageNamed(
  { gatekeepers }: CompiledPolicy,
  origin: string,
  context: CallContext,
): Promise<boolean> {
  for (const gatekeeper of gatekeepers) {
    let isNamed = false;
    const ask = (): undefined => {
      isNamed = gatekeeper.pages?.names(origin, context) ?? false;
    };
    await runSteps([{ ...gatekeeper, run: ask }], context);
    if (isNamed) return true;
  }
  return false;
}
