import type { GatewayTypes, Scope, Section } from './call.ts';
import { readDocument } from './document.ts';
import { type Findings, SectionCompiler, type Tools } from './section-compiler.ts';
import type { Inheriting, PlacedStep, Reference } from './statement.ts';
import { warningsOf } from './warnings.ts';

export type { Tools } from './section-compiler.ts';

/** One scope's document, checked and compiled; it waits only for the steps of the broader scopes. */
export interface CompiledDocument<T extends GatewayTypes> {
  readonly scope: Scope;
  readonly sections: Readonly<Record<Section, Inheriting<T>>>;
  readonly references: readonly Reference[];
  /** What is allowed and most likely not meant; sentences for a person. */
  readonly warnings: readonly string[];
}

/** What is in effect for a request. */
export interface CompiledPolicy<T extends GatewayTypes> {
  readonly inbound: readonly PlacedStep<T>[];
  readonly backend: readonly PlacedStep<T>[];
  readonly outbound: readonly PlacedStep<T>[];
  readonly onError: readonly PlacedStep<T>[];
}

/**
 * What the lookup does not find becomes a step that fails, and a reference all the same. Throws UserError ValidationError
 * with line and column.
 */
export function compileDocument<T extends GatewayTypes>(
  source: string,
  scope: Scope,
  tools: Tools<T>,
): CompiledDocument<T> {
  const document = readDocument(source);
  const findings: Findings = { references: [], warnings: [] };
  const compileSection = (section: Section): Inheriting<T> => {
    const compiler = new SectionCompiler(scope, section, tools, findings);
    const elements = document.sections.get(section)?.children ?? [];
    const compiled = joined(elements.map(element => compiler.compile(element)));
    return scope === 'global' ? fixed(compiled.withBase([])) : compiled;
  };
  const sections = {
    inbound: compileSection('inbound'),
    backend: compileSection('backend'),
    outbound: compileSection('outbound'),
    'on-error': compileSection('on-error'),
  };
  return {
    scope,
    sections,
    references: findings.references,
    warnings: [...warningsOf(document, scope), ...findings.warnings],
  };
}

/**
 * The documents that there are, from broad to narrow; a scope without one inherits and is left out.
 * https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes
 */
export const combine = <T extends GatewayTypes>(documents: readonly CompiledDocument<T>[]): CompiledPolicy<T> =>
  documents.reduce<CompiledPolicy<T>>((base, document) => narrow(base, document), NOTHING);

const NOTHING = { inbound: [], backend: [], outbound: [], onError: [] };

/** Cheap: steps are reused, and so is the whole array of a section where one of the two has nothing to add. */
export const narrow = <T extends GatewayTypes>(
  base: CompiledPolicy<T>,
  { sections }: CompiledDocument<T>,
): CompiledPolicy<T> => ({
  inbound: sections.inbound.withBase(base.inbound),
  backend: sections.backend.withBase(base.backend),
  outbound: sections.outbound.withBase(base.outbound),
  onError: sections['on-error'].withBase(base.onError),
});

const fixed = <T extends GatewayTypes>(steps: readonly PlacedStep<T>[]): Inheriting<T> => ({ withBase: () => steps });

function joined<T extends GatewayTypes>(parts: readonly (PlacedStep<T> | Inheriting<T>)[]): Inheriting<T> {
  const steps = parts.filter(part => 'run' in part);
  if (steps.length === parts.length) return fixed(steps);
  const [first, ...others] = parts;
  if (first !== undefined && 'withBase' in first && others.length === 0) return first;
  return { withBase: base => parts.flatMap(part => ('run' in part ? [part] : part.withBase(base))) };
}
