import { emptyResponse } from '../http/message.ts';
import type { CallContext } from './call-context.ts';
import type { CompiledPolicy } from './compile.ts';
import { lastErrorOf } from './last-error.ts';
import { answerPreflight, asksForPages } from './pages.ts';
import type { PolicyError } from './policy-error.ts';
import { runSteps } from './run-steps.ts';
import type { Failure, Outcome } from './step.ts';

const NO_ERRORS: readonly PolicyError[] = [];

/**
 * Runs a request; after it the context has a response. Answers with what went wrong: nothing, one error, or that one and
 * those after it: the one that ended on-error, and one in what was put off. A throw that is no PolicyError is a bug and passes.
 *
 *     (a preflight is answered before)
 *     inbound ──▶ backend ──▶ (no response yet: 200, empty) ──▶ outbound
 *        └───────────┴─────────── PolicyError ─────────────────────┴──▶ on-error
 *
 * https://learn.microsoft.com/azure/api-management/api-management-howto-policies
 */
export async function runPipeline(policy: CompiledPolicy, context: CallContext): Promise<readonly PolicyError[]> {
  // b
  const running = runBeforeOutbound(policy, context);
  let outcome = running instanceof Promise ? await running : running;
  if (outcome === undefined || outcome === 'outbound') {
    if (context.response === undefined) context.respond(emptyResponse());
    const ending = runSteps(policy.outbound, context);
    outcome = ending instanceof Promise ? await ending : ending;
  }
  if (isFailure(outcome)) return recover(policy, context, outcome);
  if (context.response === undefined) context.respond(emptyResponse());
  const late = runLater(context);
  const ending = late instanceof Promise ? await late : late;
  return isFailure(ending) ? recover(policy, context, ending) : NO_ERRORS;
}

/** What policies have put off until now. */
function runLater(context: CallContext): Outcome | Promise<Outcome> {
  const steps = context.takeLater();
  return steps.length === 0 ? undefined : runSteps(steps, context);
}

/** For what fails before the policies: no operation matched, no key. Answers as runPipeline does. */
export const runOnError = (
  policy: CompiledPolicy,
  context: CallContext,
  error: PolicyError,
): Promise<readonly PolicyError[]> => recover(policy, context, { error, step: undefined });

/** One after the other, so that only what is waited for costs a promise. */
function runBeforeOutbound(policy: CompiledPolicy, context: CallContext): Outcome | Promise<Outcome> {
  const outcome = asksForPages(policy, context) ? answerPreflight(policy, context) : runSteps(policy.inbound, context);
  if (outcome instanceof Promise) return outcome.then(known => known ?? runBackend(policy, context));
  return outcome ?? runBackend(policy, context);
}

function runBackend({ backend }: CompiledPolicy, context: CallContext): Outcome | Promise<Outcome> {
  context.awaitsBackend = true;
  return runSteps(backend, context);
}

/** An error in on-error ends it, and the response goes out as it stands. */
async function recover(
  policy: CompiledPolicy,
  context: CallContext,
  failure: Failure,
): Promise<readonly PolicyError[]> {
  const { error } = failure;
  context.lastError = lastErrorOf(failure);
  if (!error.responseIsSet || context.response === undefined) context.respond(context.failureResponse(error));
  const second = await runSteps(policy.onError, context);
  const third = await runLater(context);
  return [error, ...[second, third].filter(isFailure).map(failure => failure.error)];
}

const isFailure = (outcome: Outcome): outcome is Failure => typeof outcome === 'object';
