import { ExpressionError } from '../../expression-error.ts';
import { equals } from '../../runtime/equality.ts';
import { objectForm } from '../../runtime/object-form.ts';
import type { Pattern, SwitchLabel } from '../../syntax/ast.ts';
import { isSubtype, isValueType, nullableOf } from '../../types/hierarchy.ts';
import { NULL } from '../../types/primitives.ts';
import type { Type } from '../../types/type.ts';
import { type Bound, isConstant } from '../bound.ts';
import type { Checker } from '../checker.ts';
import { isValue } from '../operand.ts';
import type { Scope } from '../scope.ts';

/** What a label takes: all values, those of a type, one value; undefined where that is known only when it runs. */
type Taken =
  | { readonly kind: 'all' }
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'value'; readonly type: Type; readonly value: unknown }
  | undefined;

/** Looks at the labels of one switch in their order. */
export class SwitchCases {
  readonly #checker: Checker;
  readonly #value: Bound;
  readonly #scope: Scope;
  readonly #before: Taken[] = [];
  /** Whether a label so far fits whatever the value is. */
  isComplete = false;

  constructor(checker: Checker, value: Bound, scope: Scope) {
    this.#checker = checker;
    this.#value = value;
    this.#scope = scope;
  }

  /** Whether the label fits for certain, or never. Throws ExpressionError for one that another before it hides. */
  fits({ pattern, when, ...span }: SwitchLabel): boolean | undefined {
    if (pattern === undefined) return undefined;
    const taken = this.#taken(pattern);
    if (this.#before.some(each => hides(each, taken)))
      throw new ExpressionError(
        'CS8120',
        'The switch case is unreachable. It has already been handled by a previous case or it is impossible to match.',
        span,
      );
    const fits = this.#fitsValue(taken);
    if (fits === false || when !== undefined) return fits === false ? false : undefined;
    this.#before.push(taken);
    this.isComplete ||= fits === true;
    return fits;
  }

  #taken(pattern: Pattern): Taken {
    if (pattern.kind === 'var-pattern') return { kind: 'all' };
    if (pattern.kind === 'type-pattern') return this.#ofType(this.#checker.type(pattern.type));
    const operand = this.#checker.operand(pattern.value, this.#scope);
    if (operand.kind === 'type') return this.#ofType(operand.of);
    if (!isValue(operand) || !isConstant(operand)) return undefined;
    return { kind: 'value', type: operand.type, value: objectForm(operand.value, operand.type) };
  }

  /** A value that is never null is of its own type for certain. */
  #ofType(type: Type): Taken {
    const { type: own } = this.#value;
    return own === type && isValueType(own) && nullableOf(own) === undefined ? { kind: 'all' } : { kind: 'type', type };
  }

  #fitsValue(taken: Taken): boolean | undefined {
    if (taken?.kind === 'all') return true;
    if (taken?.kind !== 'value' || !isConstant(this.#value) || this.#value.type !== taken.type) return undefined;
    return equals(objectForm(this.#value.value, taken.type), taken.value);
  }
}

/** Constants that stand twice are refused as such. */
function hides(before: Taken, taken: Taken): boolean {
  if (before?.kind === 'all') return true;
  if (before?.kind !== 'type' || taken === undefined || taken.kind === 'all') return false;
  return taken.type !== NULL && isSubtype(taken.type, before.type);
}
