import type { GatewayTypes, Scope, Section } from './call.ts';
import type { Context } from './context.ts';
import type { Place } from './document-error.ts';
import type { Element } from './element.ts';
import type { Evaluate } from './language.ts';
import type { PolicyExpression } from './policy-expression.ts';
import type { CertificateReference } from './services.ts';

type Outcome = undefined | 'respond';

/**
 * Changes the context; answers 'respond' once the response is complete and nothing more is to run. A step that has nothing
 * to wait for answers at once, without a promise.
 */
export type Step<T extends GatewayTypes> = (context: Context<T>) => Outcome | Promise<Outcome>;

/** A step that knows which policy of which document it is: for LastError and the trace. */
export interface PlacedStep<T extends GatewayTypes> {
  readonly run: Step<T>;
  readonly scope: Scope;
  readonly section: Section;
  readonly place: Place;
  readonly policyId: string | undefined;
  /** What it names outright; what an expression names is known for each request only. */
  readonly targets: readonly ReferenceTarget[];
}

/** Steps that can be told only when those of the broader scope are known, for which `<base/>` stands. */
export interface Inheriting<T extends GatewayTypes> {
  withBase(base: readonly PlacedStep<T>[]): readonly PlacedStep<T>[];
}

/** What a document needs to be there. */
export type ReferenceTarget = CertificateReference | { readonly backendId: string };

export interface Reference {
  readonly target: ReferenceTarget;
  /** The element that names it; elementError makes a sentence of it. */
  readonly place: Place;
}

/** What a statement may ask while it is compiled. What it asks for becomes a reference of the document. */
export interface Compiler<T extends GatewayTypes> {
  readonly scope: Scope;
  readonly section: Section;
  certificate(reference: CertificateReference, place: Place): T['certificate'] | undefined;
  backend(backendId: string, place: Place): T['backend'] | undefined;
  /** As Language has it. */
  expression(expression: PolicyExpression, element: string): Evaluate;
}

/** One policy: where it may stand, what may stand in it, and how its element becomes a step. */
export interface Statement {
  readonly sections: readonly Section[];
  /** Besides `id`, which every policy may have. */
  readonly attributes: readonly string[];
  /** Attributes that Azure has and apim has not yet, each with the rest of the sentence that begins `The 'x' attribute`. */
  readonly unsupportedAttributes: ReadonlyMap<string, string>;
  /** All reading and refusing is done here; the step only acts. */
  compile<T extends GatewayTypes>(element: Element, compiler: Compiler<T>): Step<T> | Inheriting<T>;
}
