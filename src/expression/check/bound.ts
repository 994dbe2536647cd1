import type { Span } from '../syntax/ast.ts';
import type { Member } from '../types/member.ts';
import type { Implementation } from '../types/table.ts';
import type { Type } from '../types/type.ts';
import type { FunctionScope, Local } from './scope.ts';

/**
 * An expression whose types, members and conversions are known: nothing implicit is left, and each operand has the run-time
 * form of its type.
 */
export type Bound =
  | Constant
  | ReadLocal
  | ReadContext
  | Assign
  | Call
  | Invoke
  | Apply
  | Element
  | Logical
  | Conditional
  | ConditionalAccess
  | Coalesce
  | Concat
  | Lambda
  | Sequence
  | Throw
  | Test
  | Dynamic;

interface Typed {
  readonly type: Type;
}

export interface Constant extends Typed {
  readonly kind: 'constant';
  /** In the run-time form of the type. */
  readonly value: unknown;
}

export interface ReadLocal extends Typed {
  readonly kind: 'local';
  readonly local: Local;
  readonly span: Span;
}

/** The variable `context`. */
export interface ReadContext extends Typed {
  readonly kind: 'context';
}

export interface Assign extends Typed {
  readonly kind: 'assign';
  readonly local: Local;
  readonly value: Bound;
}

/** A member of the library: method, property, indexer, constructor, operator. */
export interface Call extends Typed {
  readonly kind: 'call';
  readonly member: Member;
  readonly accessor: 'get' | 'set';
  /** Those of the type, then those of the method. */
  readonly typeArguments: readonly Type[];
  /** What must not be null; the first argument of an extension method is none. */
  readonly receiver: Bound | undefined;
  /** Where the receiver stands, for an exception that says what was null. */
  readonly receiverSpan?: Span;
  readonly arguments: readonly (Bound | OutArgument)[];
  /** The order in which the arguments are computed, where names put them in another. */
  readonly order?: readonly number[];
}

/** A variable that the call may set. */
export interface OutArgument {
  readonly kind: 'out';
  readonly local: Local;
  /** Of a `ref` argument, which must have a value before. */
  readonly read: ReadLocal | undefined;
}

/** A delegate or a local function. */
export interface Invoke extends Typed {
  readonly kind: 'invoke';
  readonly target: Bound;
  readonly targetSpan?: Span;
  readonly arguments: readonly (Bound | OutArgument)[];
}

/** Operators, conversions, new objects: all that needs nothing but its operands' values. */
export interface Apply extends Typed {
  readonly kind: 'apply';
  readonly operands: readonly Bound[];
  readonly apply: Implementation;
  /** Whether the meter is handed over before the operands. */
  readonly isMetered?: boolean;
  /** Where the only operand stands that must not be null. */
  readonly operandSpan?: Span;
}

/** `array[index]`, `array[row, column]` */
export interface Element extends Typed {
  readonly kind: 'element';
  readonly array: Bound;
  readonly indexes: readonly Bound[];
  readonly arraySpan?: Span;
}

export interface Logical extends Typed {
  readonly kind: 'and' | 'or';
  readonly left: Bound;
  readonly right: Bound;
}

export interface Conditional extends Typed {
  readonly kind: 'conditional';
  readonly condition: Bound;
  readonly whenTrue: Bound;
  readonly whenFalse: Bound;
}

/** `target?.access`: the access reads the target from the temporary. */
export interface ConditionalAccess extends Typed {
  readonly kind: 'conditional-access';
  readonly target: Bound;
  readonly temporary: Local;
  readonly access: Bound;
}

/** `left ?? right` */
export interface Coalesce extends Typed {
  readonly kind: 'coalesce';
  readonly left: Bound;
  readonly temporary: Local;
  /** What the left side comes to where it is not null: the temporary, converted. */
  readonly present: Bound;
  readonly right: Bound;
}

/** Texts one after another; null is the empty text. */
export interface Concat extends Typed {
  readonly kind: 'concat';
  readonly parts: readonly Bound[];
}

export interface Lambda extends Typed {
  readonly kind: 'lambda';
  readonly function: BoundFunction;
}

/** The effects one after another, then the value. */
export interface Sequence extends Typed {
  readonly kind: 'sequence';
  readonly effects: readonly Bound[];
  readonly value: Bound;
}

export interface Throw extends Typed {
  readonly kind: 'throw-expression';
  /** Undefined: what the catch clause around it caught. */
  readonly value: Bound;
}

/** A pattern: whether the value in the temporary fits, its variables set on the way. */
export interface Test extends Typed {
  readonly kind: 'test';
  readonly value: Bound;
  readonly temporary: Local;
  readonly test: Bound;
}

/** Bound when it runs, by the types that the operands then have. */
export interface Dynamic extends Typed {
  readonly kind: 'dynamic';
  readonly operands: readonly Bound[];
  /** Given reads of the operands with their run-time types. Throws ExpressionError where C# would refuse them. */
  readonly bind: (operands: readonly Bound[]) => Bound;
}

export interface BoundFunction {
  readonly scope: FunctionScope;
  readonly parameters: readonly Local[];
  readonly body: BoundStatement | undefined;
  /** Of an expression lambda. */
  readonly value: Bound | undefined;
  readonly returnsValue: boolean;
  /** Of a local function, with the types of its parameters: `Next(int)`. */
  readonly name?: string;
  readonly span: Span;
}

export type BoundStatement =
  | BoundBlock
  | { readonly kind: 'expression'; readonly value: Bound }
  | {
      readonly kind: 'if';
      readonly condition: Bound;
      readonly whenTrue: BoundStatement;
      readonly otherwise: BoundStatement | undefined;
    }
  | BoundLoop
  | BoundForeach
  | BoundSwitch
  | { readonly kind: 'break' | 'continue'; readonly span: Span }
  /** Its value may be filled in once all returns of a lambda are known. */
  | { readonly kind: 'return'; readonly found: { readonly value: Bound | undefined }; readonly span: Span }
  | { readonly kind: 'throw'; readonly value: Bound | undefined }
  | BoundTry
  | { readonly kind: 'functions'; readonly functions: readonly BoundLocalFunction[] };

export interface BoundBlock {
  readonly kind: 'block';
  /** Made anew each time the block is entered. */
  readonly locals: readonly Local[];
  readonly statements: readonly BoundStatement[];
}

export interface BoundLoop {
  readonly kind: 'loop';
  /** Undefined: true. */
  readonly condition: Bound | undefined;
  /** `do` asks only after the first turn. */
  readonly isTestedFirst: boolean;
  readonly body: BoundStatement;
  readonly iterators: readonly Bound[];
}

export interface BoundForeach {
  readonly kind: 'foreach';
  readonly source: Bound;
  readonly sourceSpan: Span;
  /** An IEnumerator, as GetEnumerator gave it, instead of something that can be walked. */
  readonly isEnumerator: boolean;
  /** Holds the element in the form of the source's element type. */
  readonly element: Local;
  readonly body: BoundStatement;
}

export interface BoundSwitch {
  readonly kind: 'switch';
  readonly value: Bound;
  readonly temporary: Local;
  readonly sections: readonly BoundSwitchSection[];
  /** One of the labels fits whatever the value is. */
  readonly isComplete: boolean;
}

export interface BoundSwitchSection {
  /** Tests of the temporary; undefined is `default`. */
  readonly labels: readonly (Bound | undefined)[];
  /** Whether each label fits for certain, or never does: known where the value is a constant. */
  readonly fits: readonly (boolean | undefined)[];
  readonly span: Span;
  /** Its last label, for a sentence: `case 1:`. */
  readonly title: string;
  readonly body: BoundStatement;
}

export interface BoundTry {
  readonly kind: 'try';
  readonly block: BoundStatement;
  readonly catches: readonly BoundCatch[];
  readonly finally: BoundStatement | undefined;
}

export interface BoundCatch {
  readonly type: Type;
  readonly local: Local | undefined;
  readonly when: Bound | undefined;
  readonly block: BoundStatement;
}

export interface BoundLocalFunction {
  readonly local: Local;
  readonly function: BoundFunction;
}

export const readLocal = (local: Local, span: Span): ReadLocal => ({ kind: 'local', type: local.type, local, span });

/** For variables of the checker's own, which nothing is ever said about. */
export const readTemporary = (local: Local): ReadLocal => readLocal(local, { start: 0, end: 0 });

/** The local is told of it. */
export function assign(local: Local, value: Bound): Assign {
  local.sources.push(value);
  return { kind: 'assign', type: local.type, local, value };
}

export const constant = (type: Type, value: unknown): Constant => ({ kind: 'constant', type, value });

export const isConstant = (bound: { readonly kind: string }): bound is Constant => bound.kind === 'constant';

/** What needs nothing but the values of its operands, done at once where they are constants. */
export function apply(type: Type, operands: readonly Bound[], implementation: Implementation): Bound {
  return { kind: 'apply', type, operands, apply: implementation };
}
