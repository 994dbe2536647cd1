import {
  type CompiledExpression as Compiled,
  type Compiler,
  compilerFor,
  ExpressionError,
  PolicyContext,
  PolicyResponse,
  parseJwt,
  policyResponse,
  type Warning,
} from '../expression/by-need.ts';
import { BYTE, bytesOf, LimitError, NetArray, NetException, textOf } from '../expression/value.ts';
import type { ScopeKind } from '../model/scope.ts';
import type { CallContext } from './call-context.ts';
import { elementError, type Place } from './document/document-error.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import { where } from './document/remark.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import { type CompiledExpression, type Holder, type Language, UNREAD } from './language.ts';
import { MessageResponse, messageResponse } from './message-response.ts';
import { NET_VALUES } from './net-values.ts';

/** Large: to be imported only where a document has an expression. */
export const csharp = ({ compile }: Pick<Compiler, 'compile'>): Language => ({
  values: NET_VALUES,
  compile(expression, holder) {
    const compiled = compiledIn(compile, expression, holder.element);
    for (const warning of compiled.warnings) warnOf(warning, expression, holder);
    return new Expression(expression, holder, compiled);
  },
  template: UNREAD.template,
  response: message => policyResponse(messageResponse(message)),
  responseOf: value =>
    value instanceof PolicyResponse && value.host instanceof MessageResponse ? value.host.message : undefined,
  jwt: parseJwt,
});

/** With what of .NET the expressions of these documents can name. */
export const csharpFor = async (documents: Iterable<string>): Promise<Language> => csharp(await compilerFor(documents));

function warnOf({ code, message, start }: Warning, { positionAt }: PolicyExpression, holder: Holder): void {
  const position = positionAt(start);
  holder.warn(position, `The expression of '${holder.element}' ${where(position)}: ${code}: ${message}.`);
}

function compiledIn(compile: Compiler['compile'], { source, positionAt }: PolicyExpression, element: string): Compiled {
  try {
    return compile(source);
  } catch (cause) {
    if (!(cause instanceof ExpressionError)) throw cause;
    const { code, message, start } = cause;
    const place = { name: element, ...positionAt(start) };
    throw elementError(place, code === undefined ? message : `${code}: ${message}`);
  }
}

class Expression implements CompiledExpression {
  readonly reads: CompiledExpression['reads'];
  readonly #source: PolicyExpression;
  readonly #holder: Holder;
  readonly #compiled: Compiled;

  constructor(source: PolicyExpression, holder: Holder, compiled: Compiled) {
    const { members } = compiled;
    this.reads = { request: members.has('IRequest.Body'), response: members.has('IResponse.Body') };
    this.#source = source;
    this.#holder = holder;
    this.#compiled = compiled;
  }

  value(context: CallContext): unknown {
    try {
      const value = this.#compiled.evaluate(policyContext(context));
      context.observer?.evaluated(this.#source, value, context);
      return value;
    } catch (error) {
      throw this.#failure(error, context);
    }
  }

  text(context: CallContext): string | null {
    const value = this.value(context);
    return value === null ? null : this.#textOf(value, context);
  }

  bytes(context: CallContext): Buffer | null {
    const value = this.value(context);
    if (value === null) return null;
    return isByteArray(value) ? bytesOf(value) : Buffer.from(this.#textOf(value, context));
  }

  #textOf(value: unknown, context: CallContext): string {
    try {
      return textOf(value);
    } catch (error) {
      throw this.#failure(error, context);
    }
  }

  #failure(error: unknown, context: CallContext): unknown {
    const { element, policy, scope } = this.#holder;
    if (!(error instanceof NetException || error instanceof LimitError)) return error;
    context.observer?.threw(this.#source, error.message, context);
    if (error instanceof NetException) return evaluationFailure(policy, error.message, error);
    const place = { name: element, ...this.#source.positionAt(0) };
    const message = `${error.message} ${whereabouts(place, scope, context)}${advice(error)}`;
    return evaluationFailure(policy, message, error);
  }
}

/** Whoever is told that an expression was stopped has to find it. */
function whereabouts({ name, line, column }: Place, scope: ScopeKind, context: CallContext): string {
  const of = scope === 'global' ? 'all APIs' : `the API '${policyContext(context).host.api?.id}'`;
  return `It stands in element '${name}' on line ${line}, column ${column} of the policy of ${of}.`;
}

const ADVICE = {
  time: ' The options --expression-steps and --expression-timeout of serve and call raise the limit.',
  size: ' The option --expression-memory of serve and call raises the limit.',
};

const advice = ({ limit }: LimitError): string => (limit === undefined ? '' : ADVICE[limit]);

function policyContext(context: CallContext): PolicyContext {
  context.policyContext ??= new PolicyContext(context.expressionHost());
  return context.policyContext;
}

const isByteArray = (value: unknown): value is NetArray => value instanceof NetArray && value.type.element === BYTE;
