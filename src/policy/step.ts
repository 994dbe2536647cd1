import type { ScopeKind } from '../model/scope.ts';
import type { CallContext } from './call-context.ts';
import type { Place } from './document/document-error.ts';
import type { PolicyError } from './policy-error.ts';
import type { Section } from './sections.ts';
import type { PolicyTarget } from './statement.ts';

/** A step went wrong; steps outside it are not run either. */
export interface Failure {
  readonly error: PolicyError;
  /** Undefined where it comes from before the policies. */
  readonly step: PlacedStep | undefined;
}

/**
 * What becomes of the call after a step: undefined, it goes on; `respond`, the response is complete and nothing more runs;
 * `outbound`, the rest of inbound and backend is left out.
 */
export type Outcome = undefined | 'respond' | 'outbound' | Failure;

/**
 * Changes the context. A step that has nothing to wait for answers at once, without a promise. Throws PolicyError, or rejects
 * with it, where the request goes wrong in it. `self` is the step itself, as it stands in its document.
 */
export type Step = (context: CallContext, self: PlacedStep) => Outcome | Promise<Outcome>;

/** What a policy says of web pages before any policy runs: https://fetch.spec.whatwg.org/#http-cors-protocol */
export interface PageRules {
  /** Whether it names the origin, as browsers write it; `*` names none. */
  names(origin: string, context: CallContext): boolean;
  /** Answers a preflight; where it goes on, the next policy with such rules is asked. */
  readonly preflight: Step;
}

/** What a statement becomes that has such rules. */
export interface Gatekeeper {
  readonly run: Step;
  readonly pages: PageRules;
}

/** Which bodies are read before a step runs. */
export interface BodyReads {
  readonly request: boolean;
  readonly response: boolean;
}

export const READS_NOTHING: BodyReads = { request: false, response: false };

/** A step that knows which policy of which document it is: for LastError and observers. */
export interface PlacedStep {
  readonly run: Step;
  /** Undefined where it needs none, as most. */
  readonly reads: BodyReads | undefined;
  readonly scope: ScopeKind;
  readonly section: Section;
  readonly place: Place;
  /** The blocks in which it stands, such as `choose[3]/when[2]`; empty for one that stands in its section. */
  readonly path: string;
  readonly policyId: string | undefined;
  /** The fragment that the place is in; undefined: the document of the scope. */
  readonly fragmentId: string | undefined;
  /** What it names outright, its blocks included; what an expression names is known for each request only. */
  readonly targets: readonly PolicyTarget[];
  /** Those of its blocks, which it runs itself; of most there are none. */
  readonly blocks: readonly Steps[];
  /** Of most there are none. */
  readonly pages?: PageRules | undefined;
}

export type Steps = readonly PlacedStep[];

/** With the steps in their blocks, in the order of the documents. */
export const withInner = (steps: Steps): PlacedStep[] =>
  steps.flatMap(step => [step, ...step.blocks.flatMap(withInner)]);

/** Steps that can be told only when those of the broader scope are known, for which `<base/>` stands. */
export interface Block {
  /** Whether there is a `<base/>` in it: else the steps are always the same. */
  readonly inherits: boolean;
  withBase(base: Steps): Steps;
}

/** What a statement with blocks becomes once its blocks have become steps, in their order. */
export interface Holding {
  readonly blocks: readonly Block[];
  hold(blocks: readonly Steps[]): Step;
}
