import { checkAttributes, findAttribute } from './attributes.ts';
import type { GatewayTypes, Scope, Section } from './call.ts';
import { checkNoText } from './document.ts';
import { elementError, enumerate, type Place } from './document-error.ts';
import type { Element } from './element.ts';
import type { Evaluate, Language } from './language.ts';
import type { PolicyExpression } from './policy-expression.ts';
import type { CertificateReference, Lookup } from './services.ts';
import type { Compiler, Inheriting, PlacedStep, Reference, ReferenceTarget, Statement } from './statement.ts';
import { STATEMENTS } from './statements/index.ts';

/** What documents are compiled with. */
export interface Tools<T extends GatewayTypes> {
  readonly lookup: Lookup<T>;
  readonly language: Language;
}

/** What a document's statements add to while they are compiled. */
export interface Findings {
  readonly references: Reference[];
  readonly warnings: string[];
}

/** What becomes of the statements of one section of one document. */
export class SectionCompiler<T extends GatewayTypes> implements Compiler<T> {
  readonly scope: Scope;
  readonly section: Section;
  readonly #tools: Tools<T>;
  readonly #references: Reference[];
  readonly #warnings: string[];

  /** Appends to the references what the statements ask for, and to the warnings what is most likely not meant. */
  constructor(scope: Scope, section: Section, tools: Tools<T>, { references, warnings }: Findings) {
    this.scope = scope;
    this.section = section;
    this.#tools = tools;
    this.#references = references;
    this.#warnings = warnings;
  }

  certificate(reference: CertificateReference, place: Place): T['certificate'] | undefined {
    this.#refer(reference, place);
    return this.#tools.lookup.certificate(reference);
  }

  backend(backendId: string, place: Place): T['backend'] | undefined {
    this.#refer({ backendId }, place);
    return this.#tools.lookup.backend(backendId);
  }

  expression(expression: PolicyExpression, element: string): Evaluate {
    return this.#tools.language.compile(expression, element, this.scope, sentence => this.#warnings.push(sentence));
  }

  compile(element: Element): PlacedStep<T> | Inheriting<T> {
    const statement = this.#statement(element);
    checkAttributes(element, statement);
    checkNoText(element);
    checkNoChildren(element);
    const before = this.#references.length;
    const compiled = statement.compile(element, this);
    if (typeof compiled !== 'function') return compiled;
    const policyId = findAttribute(element, 'id')?.value;
    const targets = this.#references.slice(before).map(({ target }) => target);
    return { run: compiled, scope: this.scope, section: this.section, place: placeOf(element), policyId, targets };
  }

  #statement(element: Element): Statement {
    const statement = STATEMENTS.get(element.name);
    if (statement?.sections.includes(this.section)) return statement;
    throw elementError(element, statement === undefined ? this.#unknown() : this.#misplaced(statement));
  }

  #unknown(): string {
    const allowed = [...STATEMENTS].filter(([, { sections }]) => sections.includes(this.section)).map(([name]) => name);
    return `This version of apim has no such policy. In the ${this.section} section it has ${enumerate(allowed)}.`;
  }

  #misplaced({ sections }: Statement): string {
    return `This policy may not stand in the ${this.section} section, only in ${enumerate(sections)}.`;
  }

  #refer(target: ReferenceTarget, place: Place): void {
    this.#references.push({ target, place: placeOf(place) });
  }
}

/** Without the rest of the element, which need not stay in memory. */
const placeOf = ({ name, line, column }: Place): Place => ({ name, line, column });

function checkNoChildren(element: Element): void {
  const [child] = element.children;
  if (child !== undefined) throw elementError(child, `No element may stand in '${element.name}'.`);
}
