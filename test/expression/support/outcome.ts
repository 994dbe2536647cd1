import { type CompiledExpression, compile, compileWithAllTypes } from '../../../src/expression/compile.ts';
import { PolicyContext } from '../../../src/expression/context/policy-context.ts';
import { ExpressionError } from '../../../src/expression/expression-error.ts';
import { parseJson } from '../../../src/expression/json/parse.ts';
import { JValue } from '../../../src/expression/json/value.ts';
import { NetException } from '../../../src/expression/runtime/exception.ts';
import { LimitError } from '../../../src/expression/runtime/meter.ts';
import { runTimeType } from '../../../src/expression/runtime/run-time-type.ts';
import { textOf } from '../../../src/expression/runtime/text-of.ts';
import { displayName, fullName } from '../../../src/expression/types/display.ts';
import { type Call, hostContext } from './host.ts';

/**
 * What an expression comes to, in one line: type and text of its value, or what the compiler or the run says. With all types: most
 * cases are about C# and .NET, not about what Azure allows of them.
 */
export const outcomeOf = (input: string, call: Call): string => outcomeWith(compileWithAllTypes, input, call);

/** As a policy document's expression comes out, where Azure refuses some types. */
export const outcomeOnAzure = (input: string, call: Call): string => outcomeWith(compile, input, call);

function outcomeWith(compiling: typeof compile, input: string, call: Call): string {
  try {
    const compiled = compiling(input.startsWith('@') ? input : `@(${input})`);
    return valueText(run(compiled, call));
  } catch (error) {
    if (error instanceof ExpressionError) return `error ${error.code ?? 'apim'} ${error.message}`;
    if (error instanceof NetException) return `throws ${fullName(error.type)}: ${error.message}`;
    if (error instanceof LimitError) return 'stopped';
    throw new Error(`${input} is a bug`, { cause: error });
  }
}

export const run = (compiled: CompiledExpression, call: Call): unknown =>
  compiled.evaluate(new PolicyContext(hostContext({ ...call, variables: variablesOf(call) })));

/** Numbers, texts and JSON of a case file's call, in object form. */
const variablesOf = ({ variables = {} }: Call): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, objectForm(value)]));

function objectForm(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  const token = parseJson(JSON.stringify(value));
  return token instanceof JValue ? token.value : token;
}

const valueText = (value: unknown): string =>
  value === null ? 'null' : `${displayName(runTimeType(value))} ${JSON.stringify(textOf(value))}`;
