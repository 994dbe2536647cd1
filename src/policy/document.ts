import { SECTIONS, type Section } from './call.ts';
import { elementError, enumerate } from './document-error.ts';
import { type Element, readElement } from './element.ts';

/** A policy document whose outline is sound; what the sections hold is not looked at yet. */
export interface PolicyDocument {
  readonly root: Element;
  /** A section may be missing: then it holds nothing, not even `<base/>`. */
  readonly sections: ReadonlyMap<Section, Element>;
}

/** Throws UserError ValidationError with line and column. */
export function readDocument(source: string): PolicyDocument {
  const root = readElement(source);
  if (root.name !== 'policies') throw elementError(root, "The outermost element of a policy document is 'policies'.");
  checkPlain(root);
  const sections = new Map<Section, Element>();
  for (const element of root.children) addSection(sections, element);
  return { root, sections };
}

function addSection(sections: Map<Section, Element>, element: Element): void {
  const section = SECTIONS.find(name => name === element.name);
  if (section === undefined) throw elementError(element, `Only ${enumerate(SECTIONS)} may stand in 'policies'.`);
  const earlier = sections.get(section);
  if (earlier !== undefined)
    throw elementError(element, `There may be only one '${section}' section; line ${earlier.line} has one already.`);
  checkPlain(element);
  sections.set(section, element);
}

/** Neither attributes nor text, both of which Azure's schema leaves no room for in the outline. */
function checkPlain(element: Element): void {
  const [attribute] = element.attributes;
  if (attribute !== undefined) {
    const { line, column } = attribute;
    throw elementError({ name: element.name, line, column }, `The '${attribute.name}' attribute is not declared.`);
  }
  checkNoText(element);
}

export function checkNoText(element: Element): void {
  if (element.text.trim() !== '') throw elementError(element, `Text may not stand in '${element.name}'.`);
}
