import { argumentException } from '../runtime/exception.ts';
import type { XAttribute } from './x-attribute.ts';
import { XML_URI, XMLNS_URI, XNamespace } from './x-namespace.ts';
import type { XNode } from './x-node.ts';
import { ncName } from './xml-name.ts';

/** All namespace declarations that the element sees, its own first; those that a nearer one hides among them. */
function* declarations(element: XNode | null): Generator<XAttribute> {
  for (let node = element; node !== null; node = node.parent)
    for (const attribute of node.attributes) if (attribute.isNamespaceDeclaration) yield attribute;
}

const declaredPrefix = ({ name }: XAttribute): string => (name.uri === '' ? '' : name.localName);

/** What a prefix stands for at an element; the empty prefix is the default namespace. */
export function uriOf(element: XNode, prefix: string): string | null {
  if (prefix === 'xml') return XML_URI;
  if (prefix === 'xmlns') return XMLNS_URI;
  for (const attribute of declarations(element)) if (declaredPrefix(attribute) === prefix) return attribute.value;
  return null;
}

/** The prefix of a namespace at an element; the default namespace has none. */
export function prefixOf(element: XNode | null, uri: string): string | null {
  const hidden = new Set<string>();
  for (const attribute of declarations(element)) {
    const prefix = declaredPrefix(attribute);
    if (attribute.value === uri && prefix !== '' && !hidden.has(prefix)) return prefix;
    hidden.add(prefix);
  }
  if (uri === XML_URI) return 'xml';
  return uri === XMLNS_URI ? 'xmlns' : null;
}

/** `GetNamespaceOfPrefix`: null for one that is not declared. Throws ArgumentException or XmlException. */
export function namespaceOfPrefix(element: XNode, prefix: string): XNamespace | null {
  if (prefix === '') throw argumentException('The value cannot be an empty string.', 'prefix');
  const uri = uriOf(element, ncName(prefix));
  return uri === null ? null : new XNamespace(uri);
}
