import { ExpressionError } from '../expression-error.ts';
import type { Span } from '../syntax/ast.ts';
import type { Passing } from '../types/member.ts';
import type { Type } from '../types/type.ts';
import type { Bound, Constant } from './bound.ts';

export interface LocalFunction {
  readonly name: string | undefined;
  /** `Next(int)` */
  readonly text: string;
  readonly parameters: readonly FunctionParameter[];
}

export interface FunctionParameter {
  readonly name: string;
  readonly type: Type;
  /** What an argument that is left out stands for; asked once the constants that it may name are declared. */
  readonly optional: (() => Constant) | undefined;
  readonly by: Passing;
  /** The last one, an array whose elements may be given instead. */
  readonly isParams: boolean;
}

export interface LocalDetails {
  readonly name: string;
  readonly type: Type;
  /** Of a `const`, in the run-time form of its type. */
  readonly constant?: { readonly value: unknown };
  /** Why it may not be assigned to, as the C# compiler says it. */
  readonly readOnly?: string;
  /** Of a local function. */
  readonly function?: LocalFunction;
  /** Given by the caller, or made by the checker: always assigned. */
  readonly isAssigned?: boolean;
  /** A parameter that is the caller's own variable. */
  readonly by?: Passing;
}

/** A local variable or a parameter of a function. */
export class Local {
  readonly name: string;
  readonly type: Type;
  readonly owner: FunctionScope;
  readonly constant: { readonly value: unknown } | undefined;
  readonly readOnly: string | undefined;
  readonly function: LocalFunction | undefined;
  readonly isAssigned: boolean;
  readonly by: Passing;
  /** Seen by a lambda, or filled as an `out` argument: it then lives in a cell. */
  isShared = false;
  /** All that was assigned to it, as far as that is known: nothing of a parameter. */
  readonly sources: Bound[] = [];

  constructor(details: LocalDetails, owner: FunctionScope) {
    const { name, type, constant, readOnly, function: called, isAssigned = false, by } = details;
    this.name = name;
    this.type = type;
    this.owner = owner;
    this.constant = constant;
    this.readOnly = readOnly;
    this.function = called;
    this.isAssigned = isAssigned;
    this.by = by;
    this.isShared = by !== undefined;
  }
}

/** What one function, lambda or the whole expression has of its own. */
export class FunctionScope {
  readonly parent: FunctionScope | undefined;
  /** Locals of functions around it that it, or a function in it, uses. */
  readonly captured = new Set<Local>();

  constructor(parent: FunctionScope | undefined) {
    this.parent = parent;
  }

  /** A variable without a name, for what the checker needs to hold. */
  temporary(type: Type): Local {
    return new Local({ name: '', type, isAssigned: true }, this);
  }

  /** To be called for each use of a local; one of another function becomes shared, and every function between carries it. */
  use(local: Local): void {
    if (local.owner === this) return;
    local.isShared = true;
    this.captured.add(local);
    this.parent?.use(local);
  }
}

/** The names that can be seen at a place. */
export class Scope {
  readonly function: FunctionScope;
  readonly #parent: Scope | undefined;
  readonly #named = new Map<string, Local>();
  /** All that were declared in this scope, in order. */
  readonly locals: Local[] = [];
  /** Whether overflow is refused: as `checked` or `unchecked` says, undefined where neither was written. */
  readonly isChecked: boolean | undefined;

  /** Whether `throw;` may stand here. */
  readonly isInCatch: boolean;
  /** What a declaration further down in this scope will declare. */
  readonly #announced = new Set<string>();

  constructor(owner: FunctionScope, parent: Scope | undefined, isChecked: boolean | undefined, isInCatch = false) {
    this.function = owner;
    this.#parent = parent;
    this.isChecked = isChecked;
    this.isInCatch = isInCatch;
  }

  nested(): Scope {
    return new Scope(this.function, this, this.isChecked, this.isInCatch);
  }

  checked(isChecked: boolean): Scope {
    return new Scope(this.function, this, isChecked, this.isInCatch);
  }

  ofCatch(): Scope {
    return new Scope(this.function, this, this.isChecked, true);
  }

  announce(names: readonly string[]): void {
    for (const name of names) this.#announced.add(name);
  }

  /** Whether the name is declared only further down. */
  isAnnounced(name: string): boolean {
    return this.#announced.has(name) || (this.#parent?.isAnnounced(name) ?? false);
  }

  /** The scope of a lambda or local function in this one. */
  ofFunction(): Scope {
    return new Scope(new FunctionScope(this.function), this, this.isChecked);
  }

  find(name: string): Local | undefined {
    return this.#named.get(name) ?? this.#parent?.find(name);
  }

  /** C# 7 lets no local have the name of one around it, in lambdas neither. */
  declare(details: LocalDetails, span: Span): Local {
    const { name } = details;
    if (this.#named.has(name))
      throw new ExpressionError(
        'CS0128',
        `A local variable or function named '${name}' is already defined in this scope`,
        span,
      );
    if (this.find(name) !== undefined || this.#parent?.isAnnounced(name) === true)
      throw new ExpressionError(
        'CS0136',
        `A local or parameter named '${name}' cannot be declared in this scope because that name is used in an enclosing local scope to define a local or parameter`,
        span,
      );
    return this.#add(details);
  }

  #add(details: LocalDetails): Local {
    const local = new Local(details, this.function);
    this.#announced.delete(details.name);
    this.#named.set(details.name, local);
    this.locals.push(local);
    return local;
  }
}
