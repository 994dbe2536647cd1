import type { Header, TracedFailure, TracedStep } from '../../policy/trace/traced.ts';

/** All that is told of one request: plain data, with secrets masked in it. */
export interface RequestTrace {
  readonly id: string;
  readonly service: string;
  /** When the request was received. */
  readonly time: Date;
  readonly method: string;
  readonly url: string;
  readonly headers: readonly Header[];
  /** Undefined in quick mode, and where none was found. */
  readonly api: TracedApi | undefined;
  readonly steps: readonly TracedStep[];
  readonly status: number;
  /** Of the answer, in milliseconds and in bytes. */
  readonly took: number;
  readonly responseBytes: number;
  readonly error: TracedFailure | undefined;
  /** What mends it, where there is a command. */
  readonly remedy: string | undefined;
  /** What may be worth knowing though nothing failed here. */
  readonly hint: string | undefined;
  /** Whether the answer broke off before its end. */
  readonly isWhole: boolean;
}

export interface TracedApi {
  readonly id: string;
  readonly path: string;
  readonly serviceUrl: string | undefined;
}
