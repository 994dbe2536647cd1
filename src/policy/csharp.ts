import {
  type CompiledExpression,
  type Compiler,
  compilerFor,
  ExpressionError,
  PolicyContext,
  type Warning,
} from '../expression/by-need.ts';
import { LimitError, NetException, textOf } from '../expression/value.ts';
import { NOT_YET } from './attributes.ts';
import type { GatewayTypes, Scope } from './call.ts';
import type { Context } from './context.ts';
import { elementError, type Place } from './document-error.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { Evaluate, Language } from './language.ts';
import type { PolicyExpression } from './policy-expression.ts';

/** Nothing keeps a body for them. */
const BODIES = ['IRequest.Body', 'IResponse.Body'];

/** Large: to be imported only where a document has an expression. */
export const csharp = ({ compile }: Compiler): Language => ({
  compile(expression, element, scope, warn) {
    const compiled = compiledIn(compile, expression, element);
    for (const warning of compiled.warnings) warn(warningOf(warning, expression, element));
    const body = BODIES.find(member => compiled.members.has(member));
    if (body !== undefined)
      throw elementError(
        { name: element, ...expression.positionAt(0) },
        `The member ${body} in a policy expression is ${NOT_YET}`,
      );
    return evaluating(compiled, { name: element, scope, ...expression.positionAt(0) });
  },
});

function warningOf({ code, message, start }: Warning, { positionAt }: PolicyExpression, element: string): string {
  const { line, column } = positionAt(start);
  return `The expression of '${element}' on line ${line}, column ${column}: ${code}: ${message}.`;
}

function compiledIn(
  compile: Compiler['compile'],
  { source, positionAt }: PolicyExpression,
  element: string,
): CompiledExpression {
  try {
    return compile(source);
  } catch (cause) {
    if (!(cause instanceof ExpressionError)) throw cause;
    const { code, message, start } = cause;
    const place = { name: element, ...positionAt(start) };
    throw elementError(place, code === undefined ? message : `${code}: ${message}`);
  }
}

const evaluating =
  (compiled: CompiledExpression, place: Written): Evaluate =>
  context => {
    try {
      const value = compiled.evaluate(policyContext(context));
      return value === null ? null : textOf(value);
    } catch (error) {
      if (error instanceof NetException) throw evaluationFailure(place.name, error.message, error);
      if (error instanceof LimitError)
        throw evaluationFailure(place.name, `${error.message} ${whereabouts(place, context)}${advice(error)}`, error);
      throw error;
    }
  };

/** Of which document of the call an expression is. */
interface Written extends Place {
  readonly scope: Scope;
}

/** Whoever is told that an expression was stopped has to find it. */
function whereabouts<T extends GatewayTypes>({ name, scope, line, column }: Written, context: Context<T>): string {
  const of = scope === 'global' ? 'all APIs' : `the API '${policyContext(context).host.api?.id}'`;
  return `It stands in element '${name}' on line ${line}, column ${column} of the policy of ${of}.`;
}

const ADVICE = {
  time: ' The options --expression-steps and --expression-timeout of serve and call raise the limit.',
  size: ' The option --expression-memory of serve and call raises the limit.',
};

const advice = ({ limit }: LimitError): string => (limit === undefined ? '' : ADVICE[limit]);

function policyContext<T extends GatewayTypes>(context: Context<T>): PolicyContext {
  context.policyContext ??= new PolicyContext(context.services.expressionHost(context));
  return context.policyContext;
}

/** The language with what of .NET the expressions of these documents can name. */
export const csharpFor = async (documents: Iterable<string>): Promise<Language> => csharp(await compilerFor(documents));
