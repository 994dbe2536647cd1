import type { Place } from './document/document-error.ts';
import type { Attribute, Element } from './document/element.ts';

export const NOT_YET = 'not supported yet by this version of apim.';

/** The attribute's place in a sentence about its element. */
export const attributePlace = (element: Element, { line, column }: Attribute): Place => ({
  name: element.name,
  line,
  column,
});

export const findAttribute = (element: Element, name: string): Attribute | undefined =>
  element.attributes.find(attribute => attribute.name === name);
