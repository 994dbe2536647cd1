import type * as v from 'valibot';
import type { Backend } from '../model/backend.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { ScopeKind } from '../model/scope.ts';
import type { Place } from './document/document-error.ts';
import type { Attribute, Element } from './document/element.ts';
import type { Position } from './document/lines.ts';
import type { Form } from './form.ts';
import type { Template, TemplateSource, Values } from './language.ts';
import type { CertificateReference } from './lookup.ts';
import type { Section } from './sections.ts';
import type { Block, BodyReads, Gatekeeper, Holding, Step } from './step.ts';
import type { Kind, Value } from './value.ts';

/** What a policy needs to be there. */
export type PolicyTarget = CertificateReference | { readonly backendId: string } | { readonly fragmentId: string };

/** What a document needs to be there. */
export type ReferenceTarget = PolicyTarget | { readonly namedValue: string };

export interface Reference {
  readonly target: ReferenceTarget;
  /** The element that names it; elementError makes a sentence of it. */
  readonly place: Place;
  /** The fragment that the place is in; undefined: the document itself. */
  readonly fragmentId: string | undefined;
}

/**
 * What a statement may ask while it is compiled. What it refuses becomes a fault of the document, and reading goes on; what it
 * asks for becomes a reference of the document.
 */
export interface Compiler {
  readonly scope: ScopeKind;
  readonly section: Section;
  /** For steps that make values of variables, or keep them. */
  readonly values: Values;
  certificate(reference: CertificateReference, place: Place): ClientCertificate | undefined;
  backend(backendId: string, place: Place): Backend | undefined;
  /** The policies of a fragment, where they may stand here. */
  fragment(fragmentId: string, place: Place): Block;
  /** What an attribute or the element's text says: a literal is checked now, an expression compiled now. */
  value<S extends v.GenericSchema>(
    element: Element,
    source: Attribute | 'text',
    kind: Kind<S>,
  ): Value<v.InferOutput<S>>;
  /** Of an attribute that the form requires. */
  required<S extends v.GenericSchema>(element: Element, name: string, kind: Kind<S>): Value<v.InferOutput<S>>;
  /** `absent` where the attribute is not there. */
  optional<S extends v.GenericSchema, const A>(
    element: Element,
    name: string,
    kind: Kind<S>,
    absent: A,
  ): Value<v.InferOutput<S> | A>;
  /** A Liquid template, whose body is read before the step where it names it. */
  template(source: TemplateSource): Template;
  /** Bodies that the step itself wants in memory before it runs; those of its expressions are known. */
  reads(bodies: Partial<BodyReads>): void;
  /** The policy that an element belongs to, the nearest around it: the source of LastError. */
  policyOf(element: Element): string;
  /** Something else that may not be so. */
  refuse(place: Place, message: string): void;
  /** Something that is allowed and most likely not meant. */
  warn(position: Position, sentence: string): void;
  /** What becomes of a policy that is not run yet. */
  unsupported(element: Element): Step | Block;
  /** The policies in an element, which becomes part of the path of each: in a part of the policy, or in itself. */
  block(element: Element): Block;
}

/** As Microsoft's page for a policy counts it. */
export type Once = 'in a document' | 'in a section';

/** One policy: where it may stand, what may stand in it, and how its element becomes a step. */
export interface Statement {
  readonly sections: readonly Section[];
  readonly scopes: readonly ScopeKind[];
  readonly form: Form;
  /** Of which there may be only one: a second one in a document is refused, in a section warned of. */
  readonly once?: Once;
  /** All reading and refusing is done here, on an element of this form; the step only acts. */
  compile(element: Element, compiler: Compiler): Step | Block | Holding | Gatekeeper;
}
