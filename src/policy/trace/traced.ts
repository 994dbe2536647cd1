import type { ScopeKind } from '../../model/scope.ts';
import type { Position } from '../document/lines.ts';
import type { TracedMessage } from '../observer.ts';
import type { Section } from '../sections.ts';

// What a trace tells of a run: plain data, with secrets masked in it.

export type Header = readonly [name: string, value: string];

/** One policy that ran. Times are in milliseconds, from the beginning of the request. */
export interface TracedStep extends Position {
  readonly kind: 'step';
  readonly policy: string;
  readonly policyId: string | undefined;
  readonly scope: ScopeKind;
  readonly section: Section;
  /** The blocks in which it stands, such as `choose[3]/when[2]`. */
  readonly path: string;
  readonly began: number;
  readonly took: number;
  /** `passed on`: a policy in one of its blocks failed. */
  readonly outcome: 'went on' | 'responded' | 'skipped to outbound' | 'failed' | 'passed on';
  readonly failure: TracedFailure | undefined;
  /** In the order in which it happened, with the policies in its blocks. */
  readonly happened: readonly Happening[];
}

export interface TracedFailure {
  readonly source: string;
  readonly reason: string;
  readonly message: string;
}

export type Happening = TracedStep | TracedExpression | TracedBranch | TracedRequest | TracedSaying | TracedChange;

export interface TracedExpression extends Position {
  readonly kind: 'expression';
  readonly source: string;
  /** Undefined: the text of the element. */
  readonly attribute: string | undefined;
  readonly element: string;
  /** Undefined: it threw. */
  readonly value: string | undefined;
  readonly exception: string | undefined;
}

export interface TracedBranch extends Position {
  readonly kind: 'branch';
  readonly name: string;
  readonly taken: boolean;
}

/** To a backend. */
export interface TracedRequest {
  readonly kind: 'request';
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  /** Undefined: it streamed. */
  readonly bodyBytes: number | undefined;
  readonly certificate: { readonly id: string; readonly thumbprint: string } | undefined;
  readonly why: string;
}

export interface TracedSaying extends TracedMessage {
  readonly kind: 'message';
  readonly at: number;
}

/** What is another before and after; undefined where it is not there. */
export interface TracedChange {
  readonly kind: 'change';
  readonly subject: Subject;
  /** Of a header or a variable. */
  readonly name: string | undefined;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export type Subject =
  | 'method'
  | 'path'
  | 'request header'
  | 'request body'
  | 'backend'
  | 'client certificate'
  | 'variable'
  | 'status'
  | 'response header'
  | 'response body';
