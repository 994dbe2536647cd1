import type { GatewayTypes, Scope } from './call.ts';
import type { Context } from './context.ts';
import type { PolicyExpression } from './policy-expression.ts';
import { mayHoldExpressions } from './source.ts';

/** The text of an expression's value for a request; null for null. Throws PolicyError. */
export type Evaluate = <T extends GatewayTypes>(context: Context<T>) => string | null;

/** What makes functions of the expressions of documents. */
export interface Language {
  /**
   * `element` is the name of the one that holds it, `scope` that of the document; `warn` takes sentences on what is most
   * likely not meant. Throws UserError ValidationError with line and column.
   */
  compile(expression: PolicyExpression, element: string, scope: Scope, warn: (sentence: string) => void): Evaluate;
}

/** For documents that are only to tell what they name: an expression may be anything, and is never run. */
export const UNREAD: Language = {
  compile: () => () => {
    throw new Error('This document was compiled without its expressions.');
  },
};

/** What compiles these documents. C# takes a moment to load, and most documents need none of it. */
export async function languageOf(documents: Iterable<string>): Promise<Language> {
  const expressions = [...documents].filter(mayHoldExpressions);
  return expressions.length === 0 ? UNREAD : (await import('./csharp.ts')).csharpFor(expressions);
}
