import type { ScopeKind } from '../model/scope.ts';
import type { CallContext } from './call-context.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import { mayHoldExpressions } from './document/source.ts';
import { type BodyReads, READS_NOTHING } from './step.ts';

/** An expression of a document, ready to be evaluated for a request. */
export interface CompiledExpression {
  /** Which bodies must be in memory before it runs. */
  readonly reads: BodyReads;
  /** Its value in object form: numbers, chars and enum members in a Boxed. Throws PolicyError. */
  value(context: CallContext): unknown;
  /** The text of its value; null for null. Throws PolicyError. */
  text(context: CallContext): string | null;
  /** An array of bytes as it is, and the text of all else as UTF-8; null for null. Throws PolicyError. */
  bytes(context: CallContext): Buffer | null;
}

/** What makes functions of the expressions of documents. */
export interface Language {
  readonly values: Values;
  /** Throws UserError ValidationError with line and column. */
  compile(expression: PolicyExpression, holder: Holder): CompiledExpression;
}

/** Values as variables hold them, for policies that make some or keep them. */
export interface Values {
  /** An int. */
  int(value: number): unknown;
  /** One that nobody else can change. */
  copy(value: unknown): unknown;
  /** About how many bytes it takes. */
  size(value: unknown): number;
  /** As plain data, for other processes. Throws Unpackable. */
  pack(value: unknown): unknown;
  unpack(data: unknown): unknown;
}

/** A value that cannot leave its process. */
export class Unpackable extends Error {
  override readonly name = 'Unpackable';
}

/** What an expression stands in. */
export interface Holder {
  /** Its name. */
  readonly element: string;
  /** That of the document. */
  readonly scope: ScopeKind;
  /** Takes sentences on what is most likely not meant. */
  warn(sentence: string): void;
}

function neverRun(): never {
  throw new Error('This document was compiled without its expressions.');
}

/** For documents that are only to tell what they name: an expression may be anything, and is never run. */
export const UNREAD: Language = {
  values: {
    int: value => value,
    copy: value => value,
    size: value => (typeof value === 'string' ? 2 * value.length : 8),
    pack: value => value,
    unpack: data => data,
  },
  compile: () => ({ reads: READS_NOTHING, value: neverRun, text: neverRun, bytes: neverRun }),
};

/** What compiles these documents. C# takes a moment to load, and most documents need none of it. */
export async function languageOf(documents: Iterable<string>): Promise<Language> {
  const expressions = [...documents].filter(mayHoldExpressions);
  return expressions.length === 0 ? UNREAD : (await import('./csharp.ts')).csharpFor(expressions);
}
