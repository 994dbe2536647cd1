import * as v from 'valibot';
import { elementError, enumerate, type Place } from './document-error.ts';
import type { Attribute, Element } from './element.ts';
import type { Statement } from './statement.ts';

export const NOT_YET = 'not supported yet by this version of apim.';

const NAMED_VALUE = /\{\{[A-Za-z0-9._-]+\}\}/;

/** The attribute's place in a sentence about its element. */
export const attributePlace = (element: Element, { line, column }: Attribute): Place => ({
  name: element.name,
  line,
  column,
});

export const findAttribute = (element: Element, name: string): Attribute | undefined =>
  element.attributes.find(attribute => attribute.name === name);

/** The literal value as a schema of the model wants it, whose messages begin with `must`. */
export function parseAttribute<S extends v.GenericSchema>(
  element: Element,
  attribute: Attribute,
  schema: S,
): v.InferOutput<S> {
  checkLiteral(element, attribute);
  const result = v.safeParse(schema, attribute.value, { abortEarly: true });
  if (result.success) return result.output;
  const message = `The '${attribute.name}' attribute ${result.issues[0].message}`;
  throw elementError(attributePlace(element, attribute), message);
}

function checkLiteral(element: Element, attribute: Attribute): void {
  const { name, expression } = attribute;
  if (expression === undefined) return;
  throw elementError(
    { name: element.name, ...expression.positionAt(0) },
    `The '${name}' attribute may not be a policy expression.`,
  );
}

/** Undefined where the attribute is not there. */
export function readAttribute<S extends v.GenericSchema>(
  element: Element,
  name: string,
  schema: S,
): v.InferOutput<S> | undefined {
  const attribute = findAttribute(element, name);
  return attribute === undefined ? undefined : parseAttribute(element, attribute, schema);
}

export function atMostOne(element: Element, names: readonly string[]): Attribute | undefined {
  const [present, another] = element.attributes.filter(({ name }) => names.includes(name));
  if (another === undefined) return present;
  throw elementError(attributePlace(element, another), `Only one of the attributes ${enumerate(names)} may be given.`);
}

export function exactlyOne(element: Element, names: readonly string[]): Attribute {
  const present = atMostOne(element, names);
  if (present !== undefined) return present;
  throw elementError(element, `One of the attributes ${enumerate(names)} is required.`);
}

export function checkAttributes(element: Element, statement: Statement): void {
  for (const attribute of element.attributes) checkAttribute(element, attribute, statement);
}

function checkAttribute(element: Element, attribute: Attribute, statement: Statement): void {
  const { name, value } = attribute;
  const place = attributePlace(element, attribute);
  const unsupported = statement.unsupportedAttributes.get(name);
  if (unsupported !== undefined) throw elementError(place, `The '${name}' attribute ${unsupported}`);
  const allowed = ['id', ...statement.attributes];
  if (!allowed.includes(name))
    throw elementError(place, `The '${name}' attribute is not declared. Allowed: ${enumerate(allowed)}.`);
  const [namedValue] = NAMED_VALUE.exec(value) ?? [];
  if (name === 'id') checkLiteral(element, attribute);
  if (namedValue !== undefined) throw elementError(place, `Named values such as ${namedValue} are ${NOT_YET}`);
}
