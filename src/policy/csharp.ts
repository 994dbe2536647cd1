import type { Warning } from '../expression/check/checker.ts';
import { type CompiledExpression, compile } from '../expression/compile.ts';
import { PolicyContext } from '../expression/context/policy-context.ts';
import { ExpressionError } from '../expression/expression-error.ts';
import { NetException } from '../expression/runtime/exception.ts';
import { LimitError } from '../expression/runtime/meter.ts';
import { textOf } from '../expression/text/format.ts';
import { NOT_YET } from './attributes.ts';
import type { GatewayTypes } from './call.ts';
import type { Context } from './context.ts';
import { elementError } from './document-error.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { Evaluate, Language } from './language.ts';
import type { PolicyExpression } from './policy-expression.ts';

/** Nothing keeps a body for them. */
const BODIES = ['IRequest.Body', 'IResponse.Body'];

/** The whole language. Large: to be imported only where a document has an expression. */
export const CSHARP: Language = {
  compile(expression, element, warn) {
    const compiled = compiledIn(expression, element);
    for (const warning of compiled.warnings) warn?.(warningOf(warning, expression, element));
    const body = BODIES.find(member => compiled.members.has(member));
    if (body !== undefined)
      throw elementError(
        { name: element, ...expression.positionAt(0) },
        `The member ${body} in a policy expression is ${NOT_YET}`,
      );
    return evaluating(compiled, element);
  },
};

function warningOf({ code, message, start }: Warning, { positionAt }: PolicyExpression, element: string): string {
  const { line, column } = positionAt(start);
  return `The expression of '${element}' on line ${line}, column ${column}: ${code}: ${message}.`;
}

function compiledIn({ source, positionAt }: PolicyExpression, element: string): CompiledExpression {
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
  (compiled: CompiledExpression, element: string): Evaluate =>
  context => {
    try {
      const value = compiled.evaluate(policyContext(context));
      return value === null ? null : textOf(value);
    } catch (error) {
      if (error instanceof NetException || error instanceof LimitError)
        throw evaluationFailure(element, error.message, error);
      throw error;
    }
  };

function policyContext<T extends GatewayTypes>(context: Context<T>): PolicyContext {
  context.policyContext ??= new PolicyContext(context.services.expressionHost(context));
  return context.policyContext;
}
