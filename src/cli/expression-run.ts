import { UserError } from '../errors.ts';
import {
  type CompiledExpression,
  type Compiler,
  compilerFor,
  ExpressionError,
  PolicyContext,
  variableReader,
  type Warning,
} from '../expression/by-need.ts';
import { displayName, fullName, LimitError, NetException, NullPart, runTimeType, textOf } from '../expression/value.ts';
import { lineIndex } from '../policy/document/lines.ts';
import { madeUpHost, type RequestParts } from './expression-host.ts';

export interface Evaluated {
  /** What ToString gives; null for null. */
  readonly value: string | null;
  readonly type: string;
}

/** Who is told of what the expression traces, and of what compiles and is most likely not meant. */
export interface Listeners {
  trace(line: string): void;
  warn(sentence: string): void;
}

/** Throws UserError for what the compiler refuses, with the line it is in, and for what the expression throws. */
export async function evaluate(
  given: string,
  areAllTypesAllowed: boolean,
  parts: RequestParts,
  { trace, warn }: Listeners,
): Promise<Evaluated> {
  const source = /^\s*@[({]/.test(given) ? given : `@(${given})`;
  const { compile, compileWithAllTypes } = await compilerFor([source]);
  const compiled = compiledOr(source, areAllTypesAllowed ? compileWithAllTypes : compile);
  for (const warning of compiled.warnings) warn(warningText(source, warning));
  const variables = await variablesOf(parts);
  const value = run(source, compiled, new PolicyContext(madeUpHost(parts, variables, trace)));
  return {
    value: value === null ? null : textOf(value),
    type: displayName(value === null ? compiled.type : runTimeType(value)),
  };
}

async function variablesOf({ variables }: RequestParts): Promise<ReadonlyMap<string, unknown>> {
  if (variables.length === 0) return new Map();
  const read = await variableReader();
  return new Map(variables.map(([name, json]) => [name, read(json)]));
}

function compiledOr(source: string, compiling: Compiler['compile']): CompiledExpression {
  try {
    return compiling(source);
  } catch (error) {
    if (error instanceof ExpressionError)
      throw new UserError('ValidationError', refusal(source, error), { cause: error });
    throw error;
  }
}

/** The sentence, the line, and a mark below what is meant. */
function refusal(source: string, error: ExpressionError): string {
  return `Error ${told(source, error)}`;
}

const warningText = (source: string, warning: Warning): string =>
  `Warning ${told(source, { ...warning, message: `${warning.message}.` })}`;

function told(
  source: string,
  { message, code, start, end }: Pick<ExpressionError, 'message' | 'code' | 'start' | 'end'>,
): string {
  const { line, column } = lineIndex(source)(start);
  const sentence = code === undefined ? message : `${code}: ${message}`;
  return `on line ${line}, column ${column}: ${sentence}\n\n${marked(source, start, end)}`;
}

function marked(source: string, start: number, end: number): string {
  const { line, column } = lineIndex(source)(start);
  const text = source.split(/\r\n|\r|\n/)[line - 1] ?? '';
  const mark = '^'.repeat(Math.max(1, Math.min(end - start, text.length - column + 1)));
  return `  ${text}\n  ${' '.repeat(column - 1)}${mark}`;
}

/** Which part was null, where the exception is about that. */
function nullPart(source: string, inside: number, error: NetException): string {
  if (!(error instanceof NullPart)) return '';
  const [start, end] = [error.part.start + inside, error.part.end + inside];
  const { line, column } = lineIndex(source)(start);
  return ` On line ${line}, column ${column} this was null: ${source.slice(start, end)}\n\n${marked(source, start, end)}`;
}

function run(source: string, compiled: CompiledExpression, context: PolicyContext): unknown {
  try {
    return compiled.evaluate(context);
  } catch (error) {
    if (error instanceof NetException)
      throw new UserError(
        'ValidationError',
        `The expression threw ${fullName(error.type)}: ${error.message}${nullPart(source, compiled.inside, error)}`,
        { cause: error },
      );
    if (error instanceof LimitError) throw new UserError('ValidationError', error.message, { cause: error });
    throw error;
  }
}
