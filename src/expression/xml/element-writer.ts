import { NamespaceStack } from './namespace-stack.ts';
import { Prefixes } from './prefixes.ts';
import type { XAttribute } from './x-attribute.ts';
import type { XName } from './x-name.ts';
import { XMLNS_URI } from './x-namespace.ts';
import type { XNode } from './x-node.ts';
import { XmlText } from './xml-text.ts';

interface Settings {
  readonly indents: boolean;
  readonly omitsDuplicates: boolean;
}

const qualified = (prefix: string, name: string): string => (prefix === '' ? name : `${prefix}:${name}`);

/** Writes elements, finds them the prefixes that their names need, and declares those that the tree does not. */
export class ElementWriter {
  readonly #prefixes: Prefixes;
  readonly #namespaces = new NamespaceStack();
  readonly #out: XmlText;
  readonly #omitsDuplicates: boolean;
  readonly #open: string[] = [];

  constructor(node: XNode, { indents, omitsDuplicates }: Settings) {
    this.#prefixes = new Prefixes(node);
    this.#out = new XmlText(indents);
    this.#omitsDuplicates = omitsDuplicates;
  }

  get text(): string {
    return this.#out.text;
  }

  /** For what is no element. */
  get content(): Pick<XmlText, 'characters' | 'whitespace' | 'cdata' | 'markup'> {
    return this.#out;
  }

  startElement(name: XName, attributes: Iterable<XAttribute>): void {
    this.#prefixes.enter(attributes);
    this.#namespaces.enter();
    const prefix = this.#prefixes.find(name.uri, true) ?? this.#namespaces.prefixOf(name.uri) ?? '';
    this.#namespaces.use(prefix, name.uri);
    const tag = qualified(prefix, name.localName);
    this.#open.push(tag);
    this.#out.startTag(tag);
    for (const attribute of attributes) this.#attribute(attribute);
    for (const needed of this.#namespaces.undeclared()) this.#declaration(needed.prefix, needed.uri);
    this.#out.closeStartTag();
  }

  endElement(mayBeEmpty: boolean): void {
    this.#out.endTag(this.#open.pop() ?? '', mayBeEmpty);
    this.#namespaces.leave();
    this.#prefixes.leave();
  }

  #attribute({ name, value, isNamespaceDeclaration }: XAttribute): void {
    if (isNamespaceDeclaration) {
      const prefix = name.uri === XMLNS_URI ? name.localName : '';
      if (this.#namespaces.declare(prefix, value, this.#omitsDuplicates)) this.#declaration(prefix, value);
      return;
    }
    const prefix = this.#attributePrefix(name.uri);
    if (prefix !== '') this.#namespaces.use(prefix, name.uri);
    this.#out.attribute(qualified(prefix, name.localName), value);
  }

  #attributePrefix(uri: string): string {
    if (uri === '') return '';
    const known = this.#prefixes.find(uri, false) ?? this.#namespaces.prefixOf(uri);
    if (known === undefined || known === '') return this.#namespaces.newPrefix();
    const own = this.#namespaces.ownUri(known);
    return own === undefined || own === uri ? known : this.#namespaces.newPrefix();
  }

  #declaration(prefix: string, uri: string): void {
    this.#out.attribute(prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri);
  }
}
