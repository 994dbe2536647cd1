import type { ScopeKind } from '../model/scope.ts';
import { readOutline } from './document/document.ts';
import { type DocumentFault, refusalOf } from './document/document-error.ts';
import { NamedValueFilling, type ValueName } from './document/filling.ts';
import { maskedRemark, type Remark, sortedByPlace } from './document/remark.ts';
import type { Written } from './document/written.ts';
import type { Lookup } from './lookup.ts';
import { Masker } from './masker.ts';
import { gatekeepersOf } from './pages.ts';
import { compileBlock, compileFragment, type Findings, type Tools } from './section-compiler.ts';
import { SECTIONS, type Section } from './sections.ts';
import type { Reference } from './statement.ts';
import type { Block, Steps } from './step.ts';
import { warningsOf } from './warnings.ts';

export type { Tools } from './section-compiler.ts';

/** One scope's document, checked and compiled; it waits only for the steps of the broader scopes. */
export interface CompiledDocument {
  readonly scope: ScopeKind;
  readonly sections: Readonly<Record<Section, Block>>;
  readonly references: readonly Reference[];
  /** What is allowed and most likely not meant, in the order of their places. */
  readonly warnings: readonly Remark[];
  /** Hides the secrets that it names. */
  readonly masker: Masker;
  /** The names of its policies that are not run yet. */
  readonly unsupported: readonly string[];
}

/** What is in effect for a request. */
export interface CompiledPolicy {
  readonly inbound: Steps;
  readonly backend: Steps;
  readonly outbound: Steps;
  readonly onError: Steps;
  /** Those directly in inbound that have rules for web pages; what they do is to answer a preflight. */
  readonly gatekeepers: Steps;
}

/**
 * What the lookup does not find becomes a step that fails, and a reference all the same. Throws UserError ValidationError
 * with all faults of the document, each with its line and column.
 */
export function compileDocument(source: string, scope: ScopeKind, tools: Tools): CompiledDocument {
  const { faults, ...document } = examineDocument(source, scope, tools);
  if (faults.length > 0) throw refusalOf(faults);
  return document;
}

/** A document that need not be sound: what has faults is not run. */
export interface ExaminedDocument extends CompiledDocument {
  readonly faults: readonly DocumentFault[];
}

/** The same with all that can be told of a document that has faults, too. Throws UserError only where it is no XML. */
export function examineDocument(source: string | Written, scope: ScopeKind, tools: Tools): ExaminedDocument {
  const filling = new NamedValueFilling(name => tools.lookup.namedValue(name));
  const document = readOutline(source, filling);
  const hasUnknownNames = filling.leavesNames;
  const findings: Findings = {
    references: [],
    warnings: [],
    unsupported: [],
    once: new Map(),
    faults: [...document.faults],
    hasUnknownNames,
    names: filling.names.map(name => ({ ...name, fragmentId: undefined })),
  };
  const compileSection = (section: Section): Block => {
    const elements = document.sections.get(section)?.children ?? [];
    const block = compileBlock(elements, { scope, section, path: '', fragmentId: undefined }, tools, findings);
    return scope === 'global' ? withoutBase(block) : block;
  };
  const sections = {
    inbound: compileSection('inbound'),
    backend: compileSection('backend'),
    outbound: compileSection('outbound'),
    'on-error': compileSection('on-error'),
  };
  const masker = maskerOf(findings.names, tools.lookup);
  const faults = [...filling.faults, ...findings.faults.map(fault => fault.masked(masker))];
  return {
    scope,
    faults,
    sections,
    references: referencesOf(findings),
    warnings: maskedWarnings([...warningsOf(document, scope), ...findings.warnings], masker),
    masker,
    unsupported: findings.unsupported,
  };
}

const maskedWarnings = (warnings: readonly Remark[], masker: Masker): Remark[] =>
  sortedByPlace(warnings.map(warning => maskedRemark(warning, masker)));

const referencesOf = ({ names, references }: Findings): Reference[] => [
  ...names.map(({ name, place, fragmentId }) => ({ target: { namedValue: name }, place, fragmentId })),
  ...references,
];

/** Of those that are secret: a fault may quote what stands in the place of a name. */
const maskerOf = (names: readonly ValueName[], lookup: Lookup): Masker =>
  new Masker(
    names.flatMap(({ name }) => {
      const known = lookup.namedValue(name);
      return known?.secret === true && known.value !== undefined ? [known.value] : [];
    }),
  );

/** The steps of the global scope are its own: https://learn.microsoft.com/azure/api-management/api-management-howto-policies#scopes */
function withoutBase(block: Block): Block {
  const steps = block.withBase([]);
  return { inherits: false, withBase: () => steps };
}

/** A fragment by itself, which is checked where it fits best: what includes it decides where its policies stand. */
export type CheckedFragment = Pick<CompiledDocument, 'references' | 'warnings' | 'masker' | 'unsupported'>;

/** Throws UserError ValidationError with all faults, each with its line and column. */
export function checkFragment(source: string, tools: Tools): CheckedFragment {
  const { faults, ...fragment } = examineFragment(source, tools);
  if (faults.length > 0) throw refusalOf(faults);
  return fragment;
}

/** The same with all that can be told of a fragment that has faults, too. */
export function examineFragment(
  source: string | Written,
  tools: Tools,
): CheckedFragment & Pick<ExaminedDocument, 'faults'> {
  const best = bestPlace(source, tools);
  const masker = maskerOf(best.names, tools.lookup);
  return {
    faults: best.faults.map(fault => fault.masked(masker)),
    references: referencesOf(best),
    warnings: maskedWarnings(best.warnings, masker),
    unsupported: best.unsupported,
    masker,
  };
}

/** Of the scopes that those policies need which may not stand at each. */
const FRAGMENT_SCOPES: readonly ScopeKind[] = ['api', 'product', 'global'];

function bestPlace(source: string | Written, tools: Tools): ReturnType<typeof compileFragment> {
  const places = FRAGMENT_SCOPES.flatMap(scope => SECTIONS.map(section => ({ scope, section })));
  const [first, ...others] = places.map(
    place => () => compileFragment(source, { ...place, path: '', fragmentId: 'itself' }, tools, new Map()),
  );
  if (first === undefined) throw new Error('There are no sections.');
  let best = first();
  for (const other of others) {
    if (best.faults.length === 0) return best;
    const next = other();
    if (next.faults.length < best.faults.length) best = next;
  }
  return best;
}

/** What is in effect where there is no document at all. */
export const NO_POLICY: CompiledPolicy = { inbound: [], backend: [], outbound: [], onError: [], gatekeepers: [] };

/** Cheap: steps are reused, and so is the whole array of a section where one of the two has nothing to add. */
export function narrow(base: CompiledPolicy, { sections }: CompiledDocument): CompiledPolicy {
  const inbound = sections.inbound.withBase(base.inbound);
  return {
    inbound,
    backend: sections.backend.withBase(base.backend),
    outbound: sections.outbound.withBase(base.outbound),
    onError: sections['on-error'].withBase(base.onError),
    gatekeepers: gatekeepersOf(inbound),
  };
}
