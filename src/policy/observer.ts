import type { RawHeaders } from '../http/headers.ts';
import type { ClientCertificate } from '../model/client-certificate.ts';
import type { CallContext } from './call-context.ts';
import type { Place } from './document/document-error.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import type { Outcome, PlacedStep } from './step.ts';

/** A request as it goes to a backend. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: RawHeaders;
  /** Undefined while it streams. */
  readonly bodyBytes: number | undefined;
  /** What the TLS handshake presents where the backend asks for one. */
  readonly certificate: Pick<ClientCertificate, 'id' | 'thumbprint'> | undefined;
  /** Why that one, or why none: a sentence. */
  readonly why: string;
}

/** What a document itself has to say: the trace policy, or `context.Trace`. */
export interface TracedMessage {
  /** Undefined: the policy whose expression says it. */
  readonly source: string | undefined;
  readonly severity: 'verbose' | 'information' | 'error';
  readonly message: string;
  readonly metadata: readonly (readonly [name: string, value: string])[];
}

/**
 * Is told what happens in a run: a trace, the coverage of a test, a debugger. What it is shown is live, so that whoever
 * compares before with after takes a copy.
 */
export interface Observer {
  before(step: PlacedStep, context: CallContext): void;
  after(step: PlacedStep, context: CallContext, outcome: Outcome): void;
  /** `place` is that of the branch. Those behind one that is taken are not, and are not asked. */
  branch(place: Place, taken: boolean, context: CallContext): void;
  /** The value is in object form, as expressions hold it. */
  evaluated(expression: PolicyExpression, value: unknown, context: CallContext): void;
  /** It has no value: it threw, or was stopped. */
  threw(expression: PolicyExpression, message: string, context: CallContext): void;
  /** A request goes out, of the policy that runs. */
  sent(request: SentRequest, context: CallContext): void;
  traced(message: TracedMessage, context: CallContext): void;
  /** Nobody is to be shown this text, wherever it stands. */
  secret(text: string): void;
}
