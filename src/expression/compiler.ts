import { Binder } from './check/binder.ts';
import type { BoundFunction } from './check/bound.ts';
import { boxed } from './check/boxing.ts';
import type { Warning } from './check/checker.ts';
import { checkFlow } from './check/flow/flow.ts';
import { newReturns } from './check/returns.ts';
import { FunctionScope, Scope } from './check/scope.ts';
import type { PolicyContext } from './context/policy-context.ts';
import { PROXY_REQUEST_CONTEXT } from './context/types.ts';
import { program } from './emit/program.ts';
import { ExpressionError } from './expression-error.ts';
import { allTypes, listedOnly } from './library/allowed.ts';
import { endOfExpression } from './syntax/end-of-expression.ts';
import { parseExpressionText, parseStatements } from './syntax/parse.ts';
import { notTooDeep } from './syntax/tree-depth.ts';
import type { Library } from './types/library.ts';
import { OBJECT, VOID } from './types/primitives.ts';
import type { Type } from './types/type.ts';

/** A policy expression, checked and ready to run. */
export interface CompiledExpression {
  /** Of the value; `object` for statements. */
  readonly type: Type;
  /** The library's members that it uses, such as `IRequest.Body`. */
  readonly members: ReadonlySet<string>;
  /** With offsets in the text that was compiled. */
  readonly warnings: readonly Warning[];
  /** Where in the text the inside of the brackets begins. */
  readonly inside: number;
  /**
   * The value in object form: numbers, chars and enums in a Boxed. Throws NetException for what C# would throw, and LimitError
   * where the expression is stopped.
   */
  evaluate(context: PolicyContext): unknown;
}

export interface Compiler {
  /**
   * A whole policy expression, `@(…)` or `@{…}`, white space around it apart. Throws ExpressionError with offsets in this text.
   */
  compile(source: string): CompiledExpression;
  /** The same with all types and members that the library has, also those that API Management refuses. */
  compileWithAllTypes(source: string): CompiledExpression;
}

export const compilerOf = (library: Library): Compiler => ({
  compile: source => compileWith(source, { library, listing: listedOnly }),
  compileWithAllTypes: source => compileWith(source, { library, listing: allTypes }),
});

/** What the expression may name. */
interface Rules {
  readonly library: Library;
  /** Told of the members that it uses. */
  readonly listing: typeof listedOnly;
}

function compileWith(source: string, rules: Rules): CompiledExpression {
  const start = source.length - source.trimStart().length;
  checkBrackets(source, start);
  const inside = source.trim().slice(2, -1);
  const compileInside = source[start + 1] === '{' ? compileStatements : compileExpression;
  return { ...movingErrors(start + 2, () => compileInside(inside, rules)), inside: start + 2 };
}

function checkBrackets(source: string, start: number): void {
  const end = endOfExpression(source, start);
  const whole = { start, end: Math.max(start, source.trimEnd().length) };
  if (!/^@[({]/.test(source.slice(start, start + 2)))
    throw new ExpressionError(undefined, 'A policy expression is written @(…) or @{…}.', whole);
  if (end === undefined)
    throw new ExpressionError(undefined, 'The bracket that closes the expression is missing.', {
      start,
      end: start + 2,
    });
  if (end < whole.end)
    throw new ExpressionError(undefined, 'Nothing may follow the expression.', { start: end, end: whole.end });
}

type Inside = Omit<CompiledExpression, 'inside'>;

function movingErrors(by: number, compile: () => Inside): Inside {
  try {
    const compiled = compile();
    if (compiled.warnings.length === 0) return compiled;
    const moved = compiled.warnings.map(each => ({ ...each, start: each.start + by, end: each.end + by }));
    return { ...compiled, warnings: moved };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new ExpressionError(error.code, error.message, { start: error.start + by, end: error.end + by });
  }
}

const NOTHING = { kind: 'block', locals: [], statements: [] } as const;

/** The inside of `@(…)`. Throws ExpressionError with offsets in this text. */
function compileExpression(text: string, rules: Rules): Inside {
  const { binder, scope, ...check } = newCheck(rules);
  const bound = binder.value(notTooDeep(parseExpressionText(text)), scope);
  const value = bound.type === VOID ? bound : boxed(bound);
  const body = scope.locals.length === 0 ? NOTHING : { ...NOTHING, locals: scope.locals };
  return compiled(bound.type, { binder, ...check }, { ...wholeOf(scope, text), body, value });
}

/** The inside of `@{…}`. Throws ExpressionError with offsets in this text. */
function compileStatements(text: string, rules: Rules): Inside {
  const { binder, scope, ...check } = newCheck(rules);
  const body = binder.block(notTooDeep(parseStatements(text)), scope, newReturns(OBJECT));
  return compiled(OBJECT, { binder, ...check }, { ...wholeOf(scope, text), body, value: undefined });
}

interface Check {
  readonly binder: Binder;
  readonly scope: Scope;
  readonly members: Set<string>;
}

function newCheck({ library, listing }: Rules): Check {
  const members = new Set<string>();
  const allowed = listing(({ owner, name }) => members.add(`${owner.name}.${name}`));
  const binder = new Binder(library, PROXY_REQUEST_CONTEXT, allowed);
  return { binder, members, scope: new Scope(new FunctionScope(undefined), undefined, undefined) };
}

const wholeOf = (
  { function: scope }: Scope,
  text: string,
): Pick<BoundFunction, 'scope' | 'parameters' | 'returnsValue' | 'span'> => ({
  scope,
  parameters: [],
  returnsValue: true,
  span: { start: 0, end: text.length },
});

function compiled(type: Type, { binder, members }: Pick<Check, 'binder' | 'members'>, whole: BoundFunction): Inside {
  checkFlow(whole);
  return { type, members, warnings: binder.warnings, evaluate: program(whole) };
}
