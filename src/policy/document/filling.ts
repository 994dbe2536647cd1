import { type DocumentFault, elementError, type Place } from './document-error.ts';
import { Pieces, type Written } from './written.ts';

/** What becomes of the texts of a document while it is read: attributes, contents and expressions. */
export interface Filling {
  /** `keepsUnknown`: the text has braces of its own, as Liquid's. */
  fill(written: Written, element: string, keepsUnknown: boolean): Written;
  /** The same of markup whose attributes and contents have been filled already. */
  fillMarkup(markup: Written): Written;
}

/** For those who look at a document as it was typed. */
export const AS_WRITTEN: Filling = { fill: written => written, fillMarkup: markup => markup };

/** `{{name}}`. https://learn.microsoft.com/azure/api-management/api-management-howto-properties */
const NAMED_VALUE = /\{\{([A-Za-z0-9._-]+)\}\}/g;

export const mayNameValues = (text: string): boolean => text.includes('{{');

/** White space, and names that stand for nobody knows what: policies, where those may stand. */
export const isBlank = (text: string): boolean =>
  text.trim() === '' || (mayNameValues(text) && text.replace(NAMED_VALUE, '').trim() === '');

export const holdsName = (text: string): boolean => mayNameValues(text) && text.search(NAMED_VALUE) !== -1;

export const namesIn = (text: string): IterableIterator<RegExpExecArray> => text.matchAll(NAMED_VALUE);

/** With values in the place of their names; a name that has none stays. */
export const withValues = (text: string, find: (name: string) => string | undefined): string =>
  text.replace(NAMED_VALUE, (braces, name) => find(name) ?? braces);

/** The name of a named value, and where a document writes it. */
export interface ValueName {
  readonly name: string;
  readonly place: Place;
}

/** What stands for a name; undefined: that is not known yet, and whatever holds the name is not checked. */
export interface NamedText {
  readonly value: string | undefined;
}

/** Puts the values of named values in the place of their names; what stands inside a value is not looked at again. */
export class NamedValueFilling implements Filling {
  readonly names: ValueName[] = [];
  readonly faults: DocumentFault[] = [];
  readonly #find: (name: string) => NamedText | undefined;
  #leavesNames = false;

  constructor(find: (name: string) => NamedText | undefined) {
    this.#find = find;
  }

  /** Whether names stand where there should be values. */
  get leavesNames(): boolean {
    return this.#leavesNames;
  }

  fill(written: Written, element: string, keepsUnknown: boolean): Written {
    if (!mayNameValues(written.text)) return written;
    const pieces = new Pieces(written);
    for (const { 0: braces, 1: name = '', index } of namesIn(written.text)) {
      const place = { name: element, ...written.positionAt(index) };
      const value = this.#valueOf({ name, place }, keepsUnknown);
      if (value !== undefined) pieces.replace(index, braces.length, value);
    }
    return pieces.joined();
  }

  #valueOf(name: ValueName, keepsUnknown: boolean): string | undefined {
    const found = this.#find(name.name);
    if (found?.value !== undefined || (found !== undefined && !keepsUnknown)) this.names.push(name);
    else if (!keepsUnknown) this.faults.push(elementError(name.place, `Property '${name.name}' not found.`));
    this.#leavesNames ||= found?.value === undefined && !keepsUnknown;
    return found?.value;
  }

  fillMarkup(markup: Written): Written {
    if (!mayNameValues(markup.text)) return markup;
    const pieces = new Pieces(markup);
    for (const { 0: braces, 1: name = '', index } of namesIn(markup.text))
      pieces.replace(index, braces.length, this.#find(name)?.value ?? braces);
    return pieces.joined();
  }
}
