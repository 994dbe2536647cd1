import type * as v from 'valibot';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { ScopeKind } from '../model/scope.ts';
import { findAttribute } from './attributes.ts';
import { blocksIn, formFaults } from './check-form.ts';
import { didYouMean } from './did-you-mean.ts';
import { DocumentFault, elementError, enumerate, type Place } from './document/document-error.ts';
import type { Attribute, Element } from './document/element.ts';
import { holdsName, NamedValueFilling, type ValueName } from './document/filling.ts';
import { type FragmentDocument, readFragment } from './document/fragment.ts';
import type { Position } from './document/lines.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import { type Remark, toldOfInclusion, where } from './document/remark.ts';
import type { Written } from './document/written.ts';
import { skippedOnHandshakes } from './handshakes.ts';
import {
  type CompiledExpression,
  type Language,
  type Template,
  type TemplateSource,
  UNREAD,
  type Values,
} from './language.ts';
import type { CertificateReference, FragmentText, Lookup } from './lookup.ts';
import { PolicyError } from './policy-error.ts';
import type { Section } from './sections.ts';
import type { Compiler, PolicyTarget, Reference, Statement } from './statement.ts';
import { STATEMENTS } from './statements/index.ts';
import { REFUSED } from './statements/not-run/table.ts';
import { type Block, type BodyReads, type PlacedStep, READS_NOTHING, type Step, type Steps } from './step.ts';
import { failing, notRunYet } from './unsupported.ts';
import { type Kind, readValue, type Value } from './value.ts';

/** What documents are compiled with. */
export interface Tools {
  readonly lookup: Lookup;
  readonly language: Language;
  /** Whether policies that are not run yet are left out; else a request that comes to one fails. */
  readonly skipsUnsupported: boolean;
}

/** A reference that a policy makes. */
export type PolicyReference = Reference & { readonly target: PolicyTarget };

/** What is found out about a document while it is compiled. */
export interface Findings {
  readonly references: PolicyReference[];
  /** What is most likely not meant. */
  readonly warnings: Remark[];
  /** The names of policies that are not run yet. */
  readonly unsupported: string[];
  /** The first of those of which there may be only one, in the document and its fragments. */
  readonly once: Map<string, Occurrence>;
  readonly faults: DocumentFault[];
  /** Whether names stand where there should be values: that is a fault already, or not to be judged. */
  readonly hasUnknownNames: boolean;
  /** Of the document and of the fragments that it includes. */
  readonly names: (ValueName & Pick<Reference, 'fragmentId'>)[];
}

/** Where a policy stands; undefined: not in a fragment. */
type Occurrence = Position & Pick<Reference, 'fragmentId'>;

/** Where the policies of a block stand. */
interface Site {
  readonly scope: ScopeKind;
  readonly section: Section;
  /** The blocks around them, such as `choose[3]/when[2]`. */
  readonly path: string;
  /** What they are written in; undefined: the document itself. */
  readonly fragmentId: string | undefined;
}

/** The steps of a block of policies. Adds to the findings. */
export function compileBlock(elements: readonly Element[], site: Site, tools: Tools, findings: Findings): Block {
  const counts = new Map<string, number>();
  return joined(
    elements.flatMap(element => {
      const position = (counts.get(element.name) ?? 0) + 1;
      counts.set(element.name, position);
      return new StatementCompiler(`${element.name}[${position}]`, site, tools, findings).compile(element);
    }),
  );
}

const NOTHING: Block = { inherits: false, withBase: () => [] };

type Placing = (run: Step, blocks: readonly Steps[]) => PlacedStep;

/** What becomes of one policy. */
class StatementCompiler implements Compiler {
  /** Among those of its block: `choose[3]`. */
  readonly #name: string;
  readonly #site: Site;
  readonly #tools: Tools;
  readonly #findings: Findings;
  #reads: BodyReads = READS_NOTHING;
  readonly #blocks = new Map<string, number>();
  #element: Element | undefined;
  /** Of the elements in it, unless they are in a block; made at the first question. */
  #policies: ReadonlyMap<Element, string> | undefined;

  constructor(name: string, site: Site, tools: Tools, findings: Findings) {
    this.#name = name;
    this.#site = site;
    this.#tools = tools;
    this.#findings = findings;
  }

  get scope(): ScopeKind {
    return this.#site.scope;
  }

  get section(): Section {
    return this.#site.section;
  }

  compile(element: Element): Block {
    this.#element = element;
    const statement = this.#statement(element);
    if (statement === undefined) return NOTHING;
    const faults = formFaults(element, statement.form, true);
    if (faults.length === 0) return this.#compiled(element, statement);
    this.#findings.faults.push(...faults);
    // Those that the policies inside have are told too.
    for (const child of blocksIn(element, statement.form)) this.block(child);
    return NOTHING;
  }

  certificate(reference: CertificateReference, place: Place): ClientCertificate | undefined {
    this.#refer(reference, place);
    return this.#tools.lookup.certificate(reference);
  }

  backend(backendId: string, place: Place): Backend | undefined {
    this.#refer({ backendId }, place);
    return this.#tools.lookup.backend(backendId);
  }

  fragment(fragmentId: string, place: Place): Block {
    this.#refer({ fragmentId }, place);
    const fragment = this.#tools.lookup.fragment(fragmentId);
    return fragment === undefined
      ? missing(fragmentId, place, this.#site)
      : this.#included(fragment, fragmentId, place);
  }

  #included({ value }: FragmentText, fragmentId: string, place: Place): Block {
    const path = [this.#site.path, this.#name].filter(part => part !== '').join('/');
    const site = { ...this.#site, path, fragmentId };
    const found = compileFragment(value, site, this.#tools, this.#findings.once);
    const { faults, references, warnings, names, unsupported } = this.#findings;
    unsupported.push(...found.unsupported);
    faults.push(...found.faults.map(fault => fault.inFragment(fragmentId, place)));
    references.push(...found.references);
    warnings.push(...found.warnings.map(warning => toldOfInclusion(warning, fragmentId, place)));
    names.push(...found.names);
    return found.block;
  }

  value<S extends v.GenericSchema>(
    element: Element,
    source: Attribute | 'text',
    kind: Kind<S>,
  ): Value<v.InferOutput<S>> {
    try {
      return readValue(element, source, kind, this.policyOf(element), expression =>
        this.#expression(expression, element),
      );
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      const written = source === 'text' ? element.text : source.value;
      if (!(this.#findings.hasUnknownNames && holdsName(written))) this.#findings.faults.push(error);
      return unreadable(error);
    }
  }

  required<S extends v.GenericSchema>(element: Element, name: string, kind: Kind<S>): Value<v.InferOutput<S>> {
    const attribute = findAttribute(element, name);
    if (attribute === undefined) throw new Error(`The form of '${element.name}' does not require '${name}'.`);
    return this.value(element, attribute, kind);
  }

  optional<S extends v.GenericSchema, const A>(
    element: Element,
    name: string,
    kind: Kind<S>,
    absent: A,
  ): Value<v.InferOutput<S> | A> {
    const attribute = findAttribute(element, name);
    return attribute === undefined ? { kind: 'literal', value: absent } : this.value(element, attribute, kind);
  }

  template(source: TemplateSource): Template {
    try {
      const template = this.#tools.language.template(source);
      if (template.readsBody && source.input !== undefined) this.reads({ [source.input]: true });
      return template;
    } catch (error) {
      if (!(error instanceof DocumentFault)) throw error;
      this.#findings.faults.push(error);
      return UNREAD.template(source);
    }
  }

  block(element: Element): Block {
    const inner = element === this.#element ? [] : [this.#numbered(element.name)];
    const path = [this.#site.path, this.#name, ...inner].filter(part => part !== '').join('/');
    return compileBlock(element.children, { ...this.#site, path }, this.#tools, this.#findings);
  }

  #numbered(name: string): string {
    const position = (this.#blocks.get(name) ?? 0) + 1;
    this.#blocks.set(name, position);
    return `${name}[${position}]`;
  }

  policyOf(element: Element): string {
    if (STATEMENTS.has(element.name)) return element.name;
    this.#policies ??= policiesOfParts(this.#element);
    return this.#policies.get(element) ?? element.name;
  }

  get values(): Values {
    return this.#tools.language.values;
  }

  warn({ line, column }: Position, message: string): void {
    this.#findings.warnings.push({ message, position: { line, column }, within: undefined });
  }

  reads(bodies: Partial<BodyReads>): void {
    this.#reads = either(this.#reads, { request: false, response: false, ...bodies });
  }

  unsupported(element: Element): Step | Block {
    const { name } = element;
    this.#findings.unsupported.push(name);
    this.warn(element, notRunYet(element));
    return this.#tools.skipsUnsupported ? NOTHING : failing(name);
  }

  refuse(place: Place, message: string): void {
    this.#findings.faults.push(elementError(place, message));
  }

  #expression(expression: PolicyExpression, element: Element): CompiledExpression {
    const compiled = this.#tools.language.compile(expression, {
      element: element.name,
      policy: this.policyOf(element),
      scope: this.scope,
      warn: (position, sentence) => this.warn(position, sentence),
    });
    this.#reads = either(this.#reads, compiled.reads);
    return compiled;
  }

  #compiled(element: Element, statement: Statement): Block {
    const { length } = this.#findings.references;
    const compiled = statement.compile(element, this);
    if ('withBase' in compiled) return compiled;
    const placing = this.#placing(element, this.#findings.references.slice(length));
    if (typeof compiled === 'function') return fixed([placing(compiled, [])]);
    if ('pages' in compiled) return fixed([{ ...placing(compiled.run, []), pages: compiled.pages }]);
    const hold = (base: Steps): Steps => {
      const blocks = compiled.blocks.map(block => block.withBase(base));
      return [placing(compiled.hold(blocks), blocks)];
    };
    return compiled.blocks.some(({ inherits }) => inherits) ? { inherits: true, withBase: hold } : fixed(hold([]));
  }

  #placing(element: Element, references: readonly PolicyReference[]): Placing {
    const { name, line, column } = element;
    const { scope, section, path, fragmentId } = this.#site;
    const reads = this.#reads.request || this.#reads.response ? this.#reads : undefined;
    const policyId = findAttribute(element, 'id')?.value;
    const targets = references.map(({ target }) => target);
    // Without the rest of the element, which need not stay in memory.
    const place = { name, line, column };
    return (run, blocks) => ({
      run: skippedOnHandshakes(name, run),
      reads,
      scope,
      section,
      place,
      path,
      policyId,
      fragmentId,
      targets,
      blocks,
    });
  }

  #statement(element: Element): Statement | undefined {
    const statement = STATEMENTS.get(element.name);
    const fault =
      statement === undefined
        ? this.#unknown(element)
        : (this.#misplaced(element, statement) ?? this.#doubled(element, statement));
    if (fault === undefined) return statement;
    this.refuse(element, fault);
    return undefined;
  }

  #unknown({ name }: Element): string {
    const refused = REFUSED.get(name);
    if (refused !== undefined) return refused;
    const { section } = this.#site;
    const allowed = [...STATEMENTS].filter(([, { sections }]) => sections.includes(section)).map(([known]) => known);
    return `This version of apim has no such policy.${didYouMean(name, allowed)} \`apim policy kinds\` lists those there are.`;
  }

  #misplaced({ name }: Element, { sections, scopes }: Statement): string | undefined {
    const { section, scope, fragmentId } = this.#site;
    if (fragmentId !== undefined && NOT_IN_FRAGMENTS.has(name)) return 'This policy may not stand in a fragment.';
    if (!sections.includes(section))
      return `This policy may not stand in the ${section} section, only in ${enumerate(sections)}.`;
    return scopes.includes(scope)
      ? undefined
      : `This policy may not stand at ${scope} scope, only at ${enumerate(scopes)}.`;
  }

  #doubled(element: Element, { once }: Statement): string | undefined {
    if (once === undefined) return undefined;
    const { name, line, column } = element;
    const { section, fragmentId } = this.#site;
    const key = once === 'in a document' ? name : `${section} ${name}`;
    const first = this.#findings.once.get(key);
    if (first === undefined) this.#findings.once.set(key, { line, column, fragmentId });
    if (first === undefined) return undefined;
    const holder = first.fragmentId === undefined ? '' : ` of fragment '${first.fragmentId}'`;
    if (once === 'in a document')
      return `There may be only one '${name}' in a document; line ${first.line}${holder} has one already.`;
    this.warn(
      element,
      `The '${name}' policy ${where(element)} is not the first of the ${section} section, which has one ${where(first)}${holder}: Azure's page for it allows one in a section.`,
    );
    return undefined;
  }

  #refer(target: PolicyTarget, { name, line, column }: Place): void {
    this.#findings.references.push({ target, place: { name, line, column }, fragmentId: this.#site.fragmentId });
  }
}

/** https://learn.microsoft.com/azure/api-management/policy-fragments */
const NOT_IN_FRAGMENTS: ReadonlySet<string> = new Set(['base', 'cache-lookup', 'include-fragment']);

/** What a fragment becomes, with what was found out about it. */
interface IncludedFragment extends Findings {
  readonly block: Block;
}

/** Throws nothing: what is no XML is a fault as all others. */
export function compileFragment(
  source: string | Written,
  site: Site,
  tools: Tools,
  once: Findings['once'],
): IncludedFragment {
  const filling = new NamedValueFilling(name => tools.lookup.namedValue(name));
  const { policies, faults } = policiesIn(source, filling);
  const findings: Findings = {
    references: [],
    warnings: [],
    unsupported: [],
    once,
    faults: [...faults, ...filling.faults],
    hasUnknownNames: filling.leavesNames,
    names: filling.names.map(name => ({ ...name, fragmentId: site.fragmentId })),
  };
  return { ...findings, block: compileBlock(policies, site, tools, findings) };
}

function policiesIn(source: string | Written, filling: NamedValueFilling): FragmentDocument {
  try {
    return readFragment(source, filling);
  } catch (error) {
    if (error instanceof DocumentFault) return { policies: [], faults: [error] };
    throw error;
  }
}

/** What each part belongs to, as `value` to `set-header`; those in blocks belong to policies that are compiled by themselves. */
function policiesOfParts(policy: Element | undefined): ReadonlyMap<Element, string> {
  const known = new Map<Element, string>();
  const form = policy && STATEMENTS.get(policy.name)?.form;
  if (policy === undefined || form === undefined) return known;
  const blocks = new Set(blocksIn(policy, form));
  const enter = (element: Element, name: string): void => {
    for (const child of blocks.has(element) ? [] : element.children) {
      const own = STATEMENTS.has(child.name) ? child.name : name;
      known.set(child, own);
      enter(child, own);
    }
  };
  enter(policy, policy.name);
  return known;
}

/** Only where a gateway meets it: a document that names it is not saved. */
function missing(fragmentId: string, { name, line, column }: Place, { scope, section, path }: Site): Block {
  const run = (): never => {
    const message = `There is no policy fragment '${fragmentId}'.`;
    throw new PolicyError({ source: name, reason: 'FragmentNotFound', message, responseIsSet: false });
  };
  const place = { name, line, column };
  const step = { run, reads: undefined, scope, section, place, path, policyId: undefined, fragmentId: undefined };
  return fixed([{ ...step, targets: [{ fragmentId }], blocks: [] }]);
}

/** Reading goes on, so that all faults are told at once; what is read is never run. */
const unreadable = (error: DocumentFault): Value<never> => ({
  kind: 'expression',
  reads: READS_NOTHING,
  evaluate: () => {
    throw error;
  },
});

const either = (a: BodyReads, b: BodyReads): BodyReads => ({
  request: a.request || b.request,
  response: a.response || b.response,
});

const fixed = (steps: Steps): Block => ({ inherits: false, withBase: () => steps });

function joined(blocks: readonly Block[]): Block {
  const [first, ...others] = blocks;
  if (first !== undefined && others.length === 0) return first;
  if (blocks.some(({ inherits }) => inherits))
    return { inherits: true, withBase: base => blocks.flatMap(block => block.withBase(base)) };
  return fixed(blocks.flatMap(block => block.withBase([])));
}
