import type { SaxesAttributeNS, SaxesTagNS } from 'saxes';
import { XAttribute } from './x-attribute.ts';
import type { XContainer } from './x-container.ts';
import { XDocument } from './x-document.ts';
import { XElement } from './x-element.ts';
import { XName } from './x-name.ts';
import { XNamespace } from './x-namespace.ts';
import type { XNode } from './x-node.ts';
import { XText } from './x-text.ts';

/** Makes a document of what a parser finds. */
export class TreeBuilder {
  readonly document = new XDocument();
  readonly #preservesAll: boolean;
  readonly #namespaces = new Map<string, XNamespace>();
  /** The elements that are open, with whether `xml:space` preserves white space in them. */
  readonly #open: { readonly container: XContainer; readonly preserves: boolean }[];

  constructor(preservesAll: boolean) {
    this.#preservesAll = preservesAll;
    this.#open = [{ container: this.document, preserves: preservesAll }];
  }

  add(node: XNode): void {
    const { container } = this.#innermost;
    container.insertAfter(container.nodes.last, node);
  }

  addText(text: string): void {
    if (this.#innermost.preserves || /[^ \t\r\n]/.test(text)) this.add(new XText(text));
  }

  open({ uri, local, attributes }: SaxesTagNS): void {
    const element = new XElement(this.#name(uri, local));
    const found = Object.values(attributes);
    for (const each of found) element.appendAttribute(this.#attribute(each));
    this.add(element);
    const space = found.find(({ name }) => name === 'xml:space')?.value;
    this.#open.push({ container: element, preserves: this.#preserves(space) });
  }

  /** Of two tags with nothing between, .NET keeps that they were two. */
  close(isSelfClosing: boolean): void {
    const container = this.#open.pop()?.container ?? this.document;
    container.hasEmptyText = !isSelfClosing && container.nodes.first === null;
  }

  get #innermost(): { readonly container: XContainer; readonly preserves: boolean } {
    return this.#open.at(-1) ?? { container: this.document, preserves: this.#preservesAll };
  }

  /** https://www.w3.org/TR/xml/#sec-white-space */
  #preserves(space: string | undefined): boolean {
    if (space === 'default') return this.#preservesAll;
    return space === 'preserve' || this.#innermost.preserves;
  }

  #attribute({ name, uri, local, value }: SaxesAttributeNS): XAttribute {
    return new XAttribute(name === 'xmlns' ? this.#name('', name) : this.#name(uri, local), value);
  }

  #name(uri: string, local: string): XName {
    const namespace = this.#namespaces.get(uri) ?? new XNamespace(uri);
    this.#namespaces.set(uri, namespace);
    return new XName(namespace, local);
  }
}
