import type { ScopeKind } from '../model/scope.ts';
import type { PolicyError } from './policy-error.ts';
import type { Section } from './sections.ts';
import type { Failure } from './step.ts';

/** `context.LastError`. https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies */
export interface LastError {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
  /** Absent, with the next three, when the error comes from before the policies: no operation, no key. */
  readonly scope?: ScopeKind;
  readonly section?: Section;
  /** The blocks in which the policy stands, such as `choose[3]/when[2]`. */
  readonly path?: string;
  /** The `id` attribute of the policy that failed. */
  readonly policyId?: string;
}

export function lastErrorOf({ error, step }: Failure): LastError {
  const before = beforePolicies(error);
  if (step === undefined) return before;
  const { scope, section, path, policyId } = step;
  return { ...before, scope, section, ...(path !== '' && { path }), ...(policyId !== undefined && { policyId }) };
}

const beforePolicies = ({ source, reason, message }: PolicyError): LastError => ({ source, reason, message });
