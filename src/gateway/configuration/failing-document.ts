import type { ScopeKind } from '../../model/scope.ts';
import type { CompiledDocument } from '../../policy/compile.ts';
import { NO_SECRETS } from '../../policy/masker.ts';
import { PolicyError } from '../../policy/policy-error.ts';
import type { Section } from '../../policy/sections.ts';
import type { Block } from '../../policy/step.ts';

/** Stands for a document that does not compile: every request fails with this message, wherever it is inherited. */
export function failingDocument(scope: ScopeKind, message: string): CompiledDocument {
  const failing = (section: Section): Block => {
    const run = () => {
      throw new PolicyError({ source: 'configuration', reason: 'PolicyNotCompiled', message, responseIsSet: false });
    };
    const place = { name: 'policies', line: 1, column: 1 };
    const step = {
      run,
      reads: undefined,
      scope,
      section,
      place,
      path: '',
      policyId: undefined,
      fragmentId: undefined,
      targets: [],
      blocks: [],
    };
    return { inherits: false, withBase: () => [step] };
  };
  const sections = { inbound: failing('inbound'), backend: failing('backend'), outbound: NOTHING, 'on-error': NOTHING };
  return { scope, sections, references: [], warnings: [], unsupported: [], masker: NO_SECRETS };
}

const NOTHING: Block = { inherits: false, withBase: () => [] };
