import type { ScopeKind } from '../model/scope.ts';
import { readOutline } from './document/document.ts';
import { refusalOf } from './document/document-error.ts';
import { compileBlock, type Findings, type Tools } from './section-compiler.ts';
import type { Section } from './sections.ts';
import type { Reference } from './statement.ts';
import type { Block, Steps } from './step.ts';
import { warningsOf } from './warnings.ts';

export type { Tools } from './section-compiler.ts';

/** One scope's document, checked and compiled; it waits only for the steps of the broader scopes. */
export interface CompiledDocument {
  readonly scope: ScopeKind;
  readonly sections: Readonly<Record<Section, Block>>;
  readonly references: readonly Reference[];
  /** What is allowed and most likely not meant; sentences for a person. */
  readonly warnings: readonly string[];
  /** The names of its policies that are not run yet. */
  readonly unsupported: readonly string[];
}

/** What is in effect for a request. */
export interface CompiledPolicy {
  readonly inbound: Steps;
  readonly backend: Steps;
  readonly outbound: Steps;
  readonly onError: Steps;
}

/**
 * What the lookup does not find becomes a step that fails, and a reference all the same. Throws UserError ValidationError
 * with all faults of the document, each with its line and column.
 */
export function compileDocument(source: string, scope: ScopeKind, tools: Tools): CompiledDocument {
  const document = readOutline(source);
  const findings: Findings = {
    references: [],
    warnings: [],
    unsupported: [],
    once: new Map(),
    faults: [...document.faults],
  };
  const compileSection = (section: Section): Block => {
    const elements = document.sections.get(section)?.children ?? [];
    const block = compileBlock(elements, { scope, section, path: '' }, tools, findings);
    return scope === 'global' ? withoutBase(block) : block;
  };
  const sections = {
    inbound: compileSection('inbound'),
    backend: compileSection('backend'),
    outbound: compileSection('outbound'),
    'on-error': compileSection('on-error'),
  };
  if (findings.faults.length > 0) throw refusalOf(findings.faults);
  return {
    scope,
    sections,
    references: findings.references,
    warnings: [...warningsOf(document, scope), ...findings.warnings],
    unsupported: findings.unsupported,
  };
}

/** The steps of the global scope are its own: https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes */
function withoutBase(block: Block): Block {
  const steps = block.withBase([]);
  return { inherits: false, withBase: () => steps };
}

/** What is in effect where there is no document at all. */
export const NO_POLICY: CompiledPolicy = { inbound: [], backend: [], outbound: [], onError: [] };

/** Cheap: steps are reused, and so is the whole array of a section where one of the two has nothing to add. */
export const narrow = (base: CompiledPolicy, { sections }: CompiledDocument): CompiledPolicy => ({
  inbound: sections.inbound.withBase(base.inbound),
  backend: sections.backend.withBase(base.backend),
  outbound: sections.outbound.withBase(base.outbound),
  onError: sections['on-error'].withBase(base.onError),
});
