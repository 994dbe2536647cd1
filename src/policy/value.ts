import * as v from 'valibot';
import type { CallContext } from './call-context.ts';
import { elementError } from './document/document-error.ts';
import type { Attribute, Element } from './document/element.ts';
import type { PolicyExpression } from './document/policy-expression.ts';
import { evaluationFailure } from './evaluation-failure.ts';
import type { CompiledExpression } from './language.ts';
import type { BodyReads } from './step.ts';

/** What an attribute or a text says: once for all, or anew for each request. */
export type Value<V> =
  | { readonly kind: 'literal'; readonly value: V }
  | {
      readonly kind: 'expression';
      /** What must be in memory before it is evaluated; the runner sees to it before the step. */
      readonly reads: BodyReads;
      readonly evaluate: (context: CallContext) => V;
    };

/**
 * What is wanted of a value. `type` is the .NET type of the attribute: an expression's value is converted to it by way of its
 * text; an `object` stays what it is, and so does an array of bytes where `bytes` are wanted.
 */
export interface Kind<S extends v.GenericSchema> {
  readonly type: 'string' | 'int' | 'bool' | 'object' | 'bytes';
  /** What an expression means by null; absent: it must not be null. */
  readonly whenNull?: string;
  /** Its messages begin with `must` and do not repeat the value. */
  readonly schema: S;
}

/** The text of a value, `True` or ` 5`, as a literal is written. */
const LITERAL_FORM: Readonly<Record<Kind<v.GenericSchema>['type'], (text: string) => string>> = {
  string: text => text,
  object: text => text,
  bytes: text => text,
  int: text => text.trim(),
  bool: text => text.trim().toLowerCase(),
};

const FIRST_FAULT = { abortEarly: true };

/**
 * A literal is checked now, by the schema; an expression is compiled now, and its value is checked for each request, where
 * `policy` is what fails. Throws DocumentFault.
 */
export function readValue<S extends v.GenericSchema>(
  element: Element,
  source: Attribute | 'text',
  kind: Kind<S>,
  policy: string,
  compile: (expression: PolicyExpression) => CompiledExpression,
): Value<v.InferOutput<S>> {
  const written = source === 'text' ? { ...element, value: element.text } : source;
  const what = source === 'text' ? 'The text' : `The '${source.name}' attribute`;
  const { expression, value, line, column } = written;
  if (expression !== undefined) {
    const compiled = compile(expression);
    return { kind: 'expression', reads: compiled.reads, evaluate: converting(compiled, policy, what, kind) };
  }
  // As XML Schema reads numbers: `duration="3599 "` is one.
  const result = v.safeParse(kind.schema, kind.type === 'int' ? value.trim() : value, FIRST_FAULT);
  if (result.success) return { kind: 'literal', value: result.output };
  throw elementError({ name: element.name, line, column }, `${what} ${result.issues[0].message}`);
}

const converting =
  <S extends v.GenericSchema>(
    expression: CompiledExpression,
    policy: string,
    what: string,
    { type, schema, whenNull }: Kind<S>,
  ) =>
  (context: CallContext): v.InferOutput<S> => {
    const value = taken(expression, type, context) ?? whenNull ?? null;
    if (value === null && type !== 'object') throw evaluationFailure(policy, `${what} must not be null.`, undefined);
    const result = v.safeParse(schema, typeof value === 'string' ? LITERAL_FORM[type](value) : value, FIRST_FAULT);
    if (result.success) return result.output;
    throw evaluationFailure(policy, `${what} ${result.issues[0].message}`, undefined);
  };

function taken(expression: CompiledExpression, type: Kind<v.GenericSchema>['type'], context: CallContext): unknown {
  if (type === 'object') return expression.value(context);
  return type === 'bytes' ? expression.bytes(context) : expression.text(context);
}

/** What follows from a value: made once of a literal, and for each request of an expression. */
export function derived<V, R>(value: Value<V>, make: (value: V) => R): (context: CallContext) => R {
  if (value.kind === 'expression') return context => make(value.evaluate(context));
  const made = make(value.value);
  return () => made;
}

/** What follows from several: made once where all are literals. */
export function derivedFromAll<V, R>(
  values: readonly Value<V>[],
  make: (values: readonly V[]) => R,
): (context: CallContext) => R {
  const literals = values.flatMap(value => (value.kind === 'literal' ? [value.value] : []));
  if (literals.length < values.length) return context => make(values.map(value => evaluate(value, context)));
  const made = make(literals);
  return () => made;
}

/** For a request. */
export const evaluate = <V>(value: Value<V>, context: CallContext): V =>
  value.kind === 'literal' ? value.value : value.evaluate(context);

/** Of an attribute that may be no expression, and was refused where it is one. */
export const literal = <V>(value: Value<V>): V | undefined => (value.kind === 'literal' ? value.value : undefined);

/** Any text; null is the empty one. */
export const TEXT: Kind<v.StringSchema<undefined>> = { type: 'string', schema: v.string(), whenNull: '' };

const variableName = v.pipe(v.string(), v.minLength(1, 'must not be empty.'));

/** Of a variable. */
export const VARIABLE_NAME: Kind<typeof variableName> = { type: 'string', schema: variableName };

const truth = v.pipe(
  v.string(),
  v.picklist(['true', 'false'], 'must be true or false.'),
  v.transform(text => text === 'true'),
);

/** true or false. */
export const BOOLEAN: Kind<typeof truth> = { type: 'bool', schema: truth };

const bytes = v.pipe(
  v.union([v.string(), v.instance(Buffer)]),
  v.transform(value => (typeof value === 'string' ? Buffer.from(value) : value)),
);

/** A text as UTF-8, or bytes as they are. */
export const BYTES: Kind<typeof bytes> = { type: 'bytes', schema: bytes };
