import type { GatewayTypes, LastError } from './call.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Context } from './context.ts';
import { PolicyError } from './policy-error.ts';
import type { PlacedStep } from './statement.ts';

const STAGES = ['inbound', 'backend', 'outbound'] as const;
const ON_ERROR = ['onError'] as const;
const NO_ERRORS: readonly PolicyError[] = [];

/**
 * Runs a request; after it the context has a response. Answers with what went wrong: nothing, one error, or that one and
 * the one that ended on-error. A throw that is no PolicyError is a bug and passes.
 *
 *     inbound ──▶ backend ──▶ (no response yet: 200, empty) ──▶ outbound
 *        └───────────┴─────────── PolicyError ─────────────────────┴──▶ on-error
 *
 * https://learn.microsoft.com/azure/api-management/api-management-howto-policies
 */
export async function runPipeline<T extends GatewayTypes>(
  policy: CompiledPolicy<T>,
  context: Context<T>,
): Promise<readonly PolicyError[]> {
  const failure = await run(policy, STAGES, context);
  if (failure !== undefined) return recover(policy, context, failure);
  context.response ??= context.services.emptyResponse();
  return NO_ERRORS;
}

/** For what fails before the policies: no operation matched, no key. Answers as runPipeline does. */
export const runOnError = <T extends GatewayTypes>(
  policy: CompiledPolicy<T>,
  context: Context<T>,
  error: PolicyError,
): Promise<readonly PolicyError[]> => recover(policy, context, { error, step: undefined });

interface Failure<T extends GatewayTypes> {
  readonly error: PolicyError;
  readonly step: PlacedStep<T> | undefined;
}

/** An error in on-error ends it, and the response goes out as it stands. */
async function recover<T extends GatewayTypes>(
  policy: CompiledPolicy<T>,
  context: Context<T>,
  failure: Failure<T>,
): Promise<readonly PolicyError[]> {
  const { error } = failure;
  context.lastError = lastError(failure);
  if (!error.responseIsSet || context.response === undefined)
    context.response = context.services.failureResponse(context, error);
  const second = await run(policy, ON_ERROR, context);
  return second === undefined ? [error] : [error, second.error];
}

/** One function for all steps, so that only what is waited for costs a promise. */
async function run<T extends GatewayTypes>(
  policy: CompiledPolicy<T>,
  stages: readonly (keyof CompiledPolicy<T>)[],
  context: Context<T>,
): Promise<Failure<T> | undefined> {
  for (const stage of stages) {
    if (stage === 'outbound') context.response ??= context.services.emptyResponse();
    for (const step of policy[stage]) {
      try {
        const outcome = step.run(context);
        if ((outcome instanceof Promise ? await outcome : outcome) === 'respond') return undefined;
      } catch (error) {
        if (error instanceof PolicyError) return { error, step };
        throw error;
      }
    }
  }
  return undefined;
}

function lastError<T extends GatewayTypes>({ error, step }: Failure<T>): LastError {
  const { source, reason, message } = error;
  if (step === undefined) return { source, reason, message };
  const { scope, section, policyId } = step;
  return { source, reason, message, scope, section, ...(policyId !== undefined && { policyId }) };
}
