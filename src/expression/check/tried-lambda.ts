import { ExpressionError } from '../expression-error.ts';
import type { Type } from '../types/type.ts';
import type { BoundLambda } from './checker.ts';
import type { OpenLambda } from './lambdas.ts';
import type { Scope } from './scope.ts';

type Outcome<T> = { readonly value: T } | { readonly error: ExpressionError };

interface Opened {
  readonly given: readonly Type[];
  readonly scope: Scope;
  readonly lambda: Outcome<OpenLambda>;
  readonly closed: Map<Type | undefined, Outcome<BoundLambda>>;
}

/**
 * What became of a lambda, which overload resolution tries with many types. Its body is bound once for each list of types of
 * its parameters: once for each result, lambdas in lambdas would be bound a number of times that doubles, or worse, with each.
 */
export class TriedLambda {
  readonly #opened: Opened[] = [];

  /** Throws ExpressionError where the lambda cannot be that. */
  bound(given: readonly Type[], result: Type | undefined, scope: Scope, open: () => OpenLambda): BoundLambda {
    const { lambda, closed } = this.#found(given, scope) ?? this.#open(given, scope, open);
    const known = closed.get(result) ?? outcome(() => unwrapped(lambda)(result));
    closed.set(result, known);
    return unwrapped(known);
  }

  #found(given: readonly Type[], scope: Scope): Opened | undefined {
    return this.#opened.find(each => each.scope === scope && each.given.every((type, index) => type === given[index]));
  }

  #open(given: readonly Type[], scope: Scope, open: () => OpenLambda): Opened {
    const opened = { given, scope, lambda: outcome(open), closed: new Map() };
    this.#opened.push(opened);
    return opened;
  }
}

function outcome<T>(make: () => T): Outcome<T> {
  try {
    return { value: make() };
  } catch (error) {
    if (error instanceof ExpressionError) return { error };
    throw error;
  }
}

function unwrapped<T>(known: Outcome<T>): T {
  if ('error' in known) throw known.error;
  return known.value;
}
