import { SECTIONS, type Section } from '../sections.ts';
import { type DocumentFault, elementError, enumerate, refusalOf } from './document-error.ts';
import { type Element, readElement } from './element.ts';
import { AS_WRITTEN, type Filling, isBlank } from './filling.ts';
import type { Written } from './written.ts';

/** A policy document; what the sections hold is not looked at yet. */
export interface PolicyDocument {
  readonly root: Element;
  /** A section may be missing: then it holds nothing, not even `<base/>`. */
  readonly sections: ReadonlyMap<Section, Element>;
}

/** As it was typed. Throws UserError ValidationError with line and column where it is no XML, or its outline is not sound. */
export function readDocument(source: string): PolicyDocument {
  const { faults, ...document } = readOutline(source, AS_WRITTEN);
  if (faults.length > 0) throw refusalOf(faults);
  return document;
}

/** With all that is wrong with the outline. Throws UserError ValidationError with line and column where it is no XML. */
export function readOutline(
  source: string | Written,
  filling: Filling,
): PolicyDocument & { readonly faults: readonly DocumentFault[] } {
  const root = readElement(source, filling);
  if (root.name !== 'policies') throw elementError(root, "The outermost element of a policy document is 'policies'.");
  const sections = new Map<Section, Element>();
  const faults = [...plainFaults(root), ...root.children.flatMap(element => addSection(sections, element))];
  return { root, sections, faults };
}

function addSection(sections: Map<Section, Element>, element: Element): DocumentFault[] {
  const section = SECTIONS.find(name => name === element.name);
  if (section === undefined) return [elementError(element, `Only ${enumerate(SECTIONS)} may stand in 'policies'.`)];
  const earlier = sections.get(section);
  if (earlier !== undefined)
    return [elementError(element, `There may be only one '${section}' section; line ${earlier.line} has one already.`)];
  sections.set(section, element);
  return plainFaults(element);
}

/** Attributes and text, both of which Azure's schema leaves no room for in the outline. */
function plainFaults({ name, attributes, text, ...place }: Element): DocumentFault[] {
  const declared = attributes.map(({ name: attribute, line, column }) =>
    elementError({ name, line, column }, `The '${attribute}' attribute is not declared.`),
  );
  return isBlank(text) ? declared : [...declared, elementError({ name, ...place }, `Text may not stand in '${name}'.`)];
}
