import type { Section } from '../policy/call.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import { PolicyError } from '../policy/policy-error.ts';
import type { PlacedStep } from '../policy/statement.ts';
import type { Types } from './gateway-types.ts';

/** Stands for a document that does not compile: every request fails with this message, wherever it is inherited. */
export function failingPolicy(message: string): CompiledPolicy<Types> {
  const failing = (section: Section): PlacedStep<Types> => ({
    run: () => {
      throw new PolicyError({ source: 'configuration', reason: 'PolicyNotCompiled', message, responseIsSet: false });
    },
    scope: 'api',
    section,
    place: { name: 'policies', line: 1, column: 1 },
    targets: [],
    policyId: undefined,
  });
  return { inbound: [failing('inbound')], backend: [failing('backend')], outbound: [], onError: [] };
}
