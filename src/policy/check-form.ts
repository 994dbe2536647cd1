import { attributePlace, findAttribute, NOT_YET } from './attributes.ts';
import { didYouMean } from './did-you-mean.ts';
import { type DocumentFault, elementError, enumerate } from './document/document-error.ts';
import type { Attribute, Element } from './document/element.ts';
import { isBlank, mayNameValues } from './document/filling.ts';
import type { Form, OneOf, Part } from './form.ts';

/** All that is wrong with an element's form, and with that of its parts. Nothing: then its meaning can be read. */
export function formFaults(element: Element, form: Form, isPolicy: boolean): DocumentFault[] {
  // A part of another language, such as XSLT.
  if (form.content === 'anything' && !isPolicy) return [];
  return [
    ...element.attributes.flatMap(attribute => attributeFaults(element, attribute, form, isPolicy)),
    ...missingAttributes(element, form),
    ...form.oneOf.flatMap(choice => choiceFaults(element, choice, form)),
    ...contentFaults(element, form),
  ];
}

/** The parts of an element that hold policies, or itself. */
export const blocksIn = (element: Element, { content }: Form): Element[] =>
  typeof content === 'string'
    ? content === 'policies'
      ? [element]
      : []
    : element.children.filter(({ name }) =>
        content.some(part => part.name === name && part.form.content === 'policies'),
      );

function attributeFaults(element: Element, attribute: Attribute, form: Form, isPolicy: boolean): DocumentFault[] {
  const { name } = attribute;
  const place = attributePlace(element, attribute);
  const allowed = allowedAttributes(form, isPolicy);
  const kind = name === 'id' && isPolicy ? 'literal' : Object.hasOwn(form.attributes, name) && form.attributes[name];
  if (kind === 'not yet') return [elementError(place, `The '${name}' attribute is ${NOT_YET}`)];
  if (kind === undefined || kind === false) return [elementError(place, notDeclared(name, allowed))];
  if (kind.endsWith('literal') && attribute.expression !== undefined)
    return [
      elementError({ name: element.name, ...attribute.expression.positionAt(0) }, `The '${name}' ${NO_EXPRESSION}`),
    ];
  return [];
}

const NO_EXPRESSION = 'attribute may not be a policy expression.';

const allowedAttributes = ({ attributes, oneOf }: Form, isPolicy: boolean): string[] =>
  [
    ...(isPolicy ? ['id'] : []),
    ...new Set([...oneOf.flatMap(({ names }) => names), ...Object.keys(attributes)]),
  ].filter(name => !Object.hasOwn(attributes, name) || attributes[name] !== 'not yet');

function notDeclared(name: string, allowed: readonly string[]): string {
  const hint = didYouMean(name, allowed);
  const all = allowed.length === 0 ? '' : ` Allowed: ${enumerate(allowed)}.`;
  return `The '${name}' attribute is not declared.${hint}${all}`;
}

const missingAttributes = (element: Element, { attributes }: Form): DocumentFault[] =>
  Object.entries(attributes)
    .filter(([name, kind]) => kind.startsWith('required') && findAttribute(element, name) === undefined)
    .map(([name]) => elementError(element, `The '${name}' attribute is required.`));

function choiceFaults(element: Element, { names, required, several }: OneOf, { attributes }: Form): DocumentFault[] {
  const [present, another] = element.attributes.filter(({ name }) => names.includes(name));
  if (another !== undefined && several === undefined)
    return [
      elementError(attributePlace(element, another), `Only one of the attributes ${enumerate(names)} may be given.`),
    ];
  const mayStandFor = element.attributes.some(
    ({ name }) => Object.hasOwn(attributes, name) && attributes[name] === 'not yet',
  );
  return present === undefined && required && !mayStandFor
    ? [elementError(element, `One of the attributes ${enumerate(names)} is required.`)]
    : [];
}

function contentFaults(element: Element, { content, anyOrder, orText }: Form): DocumentFault[] {
  if (content === 'markup' || content === 'anything') return [];
  if (content === 'text') return childFaults(element, []);
  if (orText === true && element.children.length === 0 && element.text.trim() !== '') return [];
  const text = isBlank(element.text) ? [] : [elementError(element, `Text may not stand in '${element.name}'.`)];
  if (content === 'policies') return text;
  return [...text, ...childFaults(element, content === 'nothing' ? [] : content, anyOrder)];
}

function childFaults(element: Element, parts: readonly Part[], anyOrder?: true): DocumentFault[] {
  const known = element.children.filter(child => parts.some(({ name }) => name === child.name));
  return [
    ...element.children.filter(child => !known.includes(child)).map(child => unknownChild(element, child, parts)),
    ...known.flatMap(child => parts.filter(({ name }) => name === child.name).flatMap(part => partFaults(child, part))),
    ...parts.flatMap(part => countFaults(element, part)),
    ...(anyOrder === true ? [] : orderFaults(known, parts)),
  ];
}

const partFaults = (child: Element, { form }: Part): DocumentFault[] => formFaults(child, form, false);

function unknownChild(element: Element, child: Element, parts: readonly Part[]): DocumentFault {
  if (parts.length === 0) return elementError(child, `No element may stand in '${element.name}'.`);
  const names = parts.map(({ name }) => name);
  return elementError(
    child,
    `Only ${enumerate(names)} may stand in '${element.name}'.${didYouMean(child.name, names)}`,
  );
}

function countFaults(element: Element, { name, times }: Part): DocumentFault[] {
  const [first, second] = element.children.filter(child => child.name === name);
  if (first === undefined)
    return (times === 'once' || times === 'at least once') && !mayNameValues(element.text)
      ? [elementError(element, `A '${name}' element is required in '${element.name}'.`)]
      : [];
  return second === undefined || times === 'any number' || times === 'at least once'
    ? []
    : [elementError(second, `There may be only one '${name}'; line ${first.line} has one already.`)];
}

function orderFaults(children: readonly Element[], parts: readonly Part[]): DocumentFault[] {
  const rank = ({ name }: Pick<Element, 'name'>): number => {
    const index = parts.findIndex(part => part.name === name);
    const { besides } = parts[index] ?? {};
    return besides === undefined ? index : rank({ name: besides });
  };
  return children.flatMap((child, index) => {
    const before = children[index - 1];
    return before === undefined || rank(before) <= rank(child)
      ? []
      : [elementError(child, `'${child.name}' must stand before '${before.name}'.`)];
  });
}
