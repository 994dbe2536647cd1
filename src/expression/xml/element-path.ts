import { EXCEPTION, NetException } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { define } from '../types/type.ts';
import type { XContainer } from './x-container.ts';
import { XElement } from './x-element.ts';
import type { XmlNode } from './xml-document.ts';

const XPATH_EXCEPTION = define({ name: 'System.Xml.XPath.XPathException', kind: 'class', bases: () => [EXCEPTION] });

const xpathException = (message: string): NetException => new NetException(XPATH_EXCEPTION, message, null);

/** Names, or `*` for any, one below the other: what Microsoft's own snippet asks for. */
const PATH = /^\s*(\/?)((?:[\w.-]+|\*)(?:\/(?:[\w.-]+|\*))*)\s*$/u;
const PREFIXED = /^[\s/*\w.-]+:[/*\w.:-]*$/u;

/** `SelectSingleNode`: the first in document order. Throws XPathException, also for the XPath that is not read here. */
export function selectSingleNode(meter: Meter, node: XmlNode, xpath: string | null): XmlNode | null {
  if (xpath === null) throw xpathException("'' is an invalid expression.");
  const [, root, path] = PATH.exec(xpath) ?? [];
  if (path === undefined || path.split('/').some(name => /^\.+$/.test(name))) throw refusal(xpath);
  const start = root === '/' ? node.document.container : node.container;
  const found = first(meter, start, path.split('/'));
  return found === undefined ? null : node.document.element(found);
}

const refusal = (xpath: string): NetException =>
  xpathException(
    PREFIXED.test(xpath)
      ? 'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.'
      : `'${xpath}' is more XPath than is read here: names of elements one below the other, such as /a/b.`,
  );

/** A name without a prefix is one of no namespace. */
function first(meter: Meter, container: XContainer, [name, ...rest]: readonly string[]): XElement | undefined {
  if (name === undefined) return container instanceof XElement ? container : undefined;
  for (const child of container.nodes) {
    meter.step();
    if (!(child instanceof XElement) || !(name === '*' || isNamed(child, name))) continue;
    const found = first(meter, child, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isNamed = ({ name }: XElement, wanted: string): boolean => name.uri === '' && name.localName === wanted;
