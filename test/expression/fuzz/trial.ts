import { type CompiledExpression, compileWithAllTypes } from '../../../src/expression/compile.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { ExpressionError } from '../../../src/expression/expression-error.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { LimitError } from '../../../src/expression/runtime/meter.ts';
import { textOf } from '../../../src/expression/runtime/text-of.ts';
import { fullName } from '../../../src/expression/types/display.ts';
import { VOID } from '../../../src/expression/types/primitives.ts';
import { type Call, hostContext } from '../support/host.ts';
import { wrongForm } from './forms.ts';

export type Ending = 'refused' | 'value' | 'threw' | 'stopped';

export interface Trial {
  readonly ending: Ending;
  /** The same each time, unless the expression asks for the time or for chance. */
  readonly outcome: string;
  /** CPU time. */
  readonly compileMs: number;
  readonly runMs: number;
  /** Each one a fault of ours. */
  readonly faults: readonly string[];
}

export const COMPILE_LIMIT_MS = 250;
/** Ten million steps take as long, and what one step may do. */
export const RUN_LIMIT_MS = 8000;

interface Timed<T> {
  readonly result: T;
  readonly ms: number;
}

function timed<T>(run: () => T): Timed<T> {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, ms: (user + system) / 1000 };
}

/** Compiles an expression and runs it. */
export function tried(source: string, call: Call): Trial {
  const compiling = timed(() => outcomeOf(() => compileWithAllTypes(source)));
  const { error, value: compiled } = compiling.result;
  if (compiled === undefined)
    return trial({
      ending: 'refused',
      outcome: messageOf(error),
      compileMs: compiling.ms,
      faults: refusalFaults(error, source),
    });
  const running = timed(() => outcomeOf(() => evaluated(compiled, call)));
  return trial({ ...ended(running.result), compileMs: compiling.ms, runMs: running.ms });
}

function trial(given: Partial<Trial> & Pick<Trial, 'ending' | 'outcome' | 'compileMs' | 'faults'>): Trial {
  const { compileMs, runMs = 0, faults } = given;
  const slow = [
    ...(compileMs > COMPILE_LIMIT_MS ? [`compiling took ${compileMs} ms`] : []),
    ...(runMs > RUN_LIMIT_MS ? [`running took ${runMs} ms`] : []),
  ];
  return { ...given, runMs, faults: [...faults, ...slow] };
}

interface Outcome<T> {
  readonly value: T | undefined;
  readonly error: unknown;
}

function outcomeOf<T>(run: () => T): Outcome<T> {
  try {
    return { value: run(), error: undefined };
  } catch (error) {
    return { value: undefined, error };
  }
}

interface Evaluated {
  readonly text: string;
  readonly wrong: string | undefined;
}

function evaluated(compiled: CompiledExpression, call: Call): Evaluated {
  const value = compiled.evaluate(new PolicyContext(hostContext(call)));
  const wrong = wrongForm(value, compiled.type);
  return { wrong, text: wrong !== undefined || compiled.type === VOID ? '' : textOf(value) };
}

function ended({ value, error }: Outcome<Evaluated>): Pick<Trial, 'ending' | 'outcome' | 'faults'> {
  if (value !== undefined)
    return { ending: 'value', outcome: value.text, faults: value.wrong === undefined ? [] : [value.wrong] };
  const outcome = messageOf(error);
  if (error instanceof LimitError) return { ending: 'stopped', outcome, faults: hiddenFaults(error) };
  return { ending: 'threw', outcome, faults: error instanceof NetException ? [] : [stackOf(error)] };
}

/** A RangeError says that JavaScript's stack or longest text came before our limits; another one is a mistake of ours. */
const hiddenFaults = ({ cause }: LimitError): readonly string[] =>
  cause === undefined || (cause instanceof RangeError && /call stack|Invalid (string|array) length/.test(cause.message))
    ? []
    : [stackOf(cause)];

function refusalFaults(error: unknown, { length }: string): readonly string[] {
  if (!(error instanceof ExpressionError)) return [stackOf(error)];
  const { start, end, message } = error;
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
  return isInside ? [] : [`${message} stands at ${start} to ${end} of ${length}`];
}

const messageOf = (error: unknown): string =>
  error instanceof NetException ? `${fullName(error.type)}: ${error.message}` : String(error);

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 8).join('\n') : `threw ${typeof error}`;
