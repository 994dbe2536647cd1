import * as v from 'valibot';
import { parseAttribute } from './attributes.ts';
import type { GatewayTypes } from './call.ts';
import type { Context } from './context.ts';
import type { Attribute, Element } from './element.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { Evaluate } from './language.ts';
import type { Compiler } from './statement.ts';

/** What an attribute says: once for all, or anew for each request. */
export type Value<V> =
  | { readonly kind: 'literal'; readonly value: V }
  | { readonly kind: 'expression'; readonly evaluate: <T extends GatewayTypes>(context: Context<T>) => V };

/** Of what .NET type the attribute is, to which an expression's value is converted by way of its text. */
export type Kind = 'string' | 'int' | 'bool';

/** The text of a value, `True` or ` 5`, as a literal is written. */
export const LITERAL_FORM: Readonly<Record<Kind, (text: string) => string>> = {
  string: text => text,
  int: text => text.trim(),
  bool: text => text.trim().toLowerCase(),
};

export interface Wanted<S extends v.GenericSchema> {
  readonly kind: Kind;
  /** Its messages begin with `must` and do not repeat the value. */
  readonly schema: S;
}

/** A literal is checked now, by the schema; an expression is compiled now, and its value is checked for each request. */
export function readValue<T extends GatewayTypes, S extends v.GenericSchema>(
  element: Element,
  attribute: Attribute,
  wanted: Wanted<S>,
  compiler: Pick<Compiler<T>, 'expression'>,
): Value<v.InferOutput<S>> {
  const { expression, name } = attribute;
  if (expression === undefined) return { kind: 'literal', value: parseAttribute(element, attribute, wanted.schema) };
  const evaluate = compiler.expression(expression, element.name);
  return { kind: 'expression', evaluate: converting(evaluate, element.name, name, wanted) };
}

const converting =
  <S extends v.GenericSchema>(evaluate: Evaluate, element: string, name: string, { kind, schema }: Wanted<S>) =>
  <T extends GatewayTypes>(context: Context<T>): v.InferOutput<S> => {
    const text = evaluate(context);
    if (text === null) throw evaluationFailure(element, `The '${name}' attribute must not be null.`, undefined);
    const result = v.safeParse(schema, LITERAL_FORM[kind](text), { abortEarly: true });
    if (result.success) return result.output;
    throw evaluationFailure(element, `The '${name}' attribute ${result.issues[0].message}`, undefined);
  };

/** What follows from a value: made once of a literal, and for each request of an expression. */
export function derived<V, R>(
  value: Value<V>,
  make: (value: V) => R,
): <T extends GatewayTypes>(context: Context<T>) => R {
  if (value.kind === 'expression') return context => make(value.evaluate(context));
  const made = make(value.value);
  return () => made;
}
