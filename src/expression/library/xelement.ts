import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import { Sequence } from '../runtime/sequence.ts';
import type { StringReader } from '../text/string-reader.ts';
import type { StringWriter } from '../text/string-writer.ts';
import { members, metered } from '../types/table.ts';
import { ancestorsAndSelf, attributes, descendantNodesAndSelf, descendantsAndSelf } from '../xml/axes.ts';
import { copyTree } from '../xml/copy.ts';
import { add, removeAll, removeAttributes, replaceAll, replaceAttributes } from '../xml/edit.ts';
import { namespaceOfPrefix, prefixOf, uriOf } from '../xml/namespaces.ts';
import { LOAD, readElement } from '../xml/read.ts';
import { save } from '../xml/save.ts';
import { setAttributeValue, setElementValue, setTextValue, setValue, textValue } from '../xml/value.ts';
import { valueOperators } from '../xml/value-operators.ts';
import { XATTRIBUTE } from '../xml/x-attribute.ts';
import { XELEMENT, XElement } from '../xml/x-element.ts';
import type { XName } from '../xml/x-name.ts';
import { XNamespace } from '../xml/x-namespace.ts';
import { XNODE } from '../xml/x-node.ts';

export const xelement = members(XELEMENT, () => ({
  'new(XName name)': (name: XName | null) => new XElement(notNull(name, 'name')),
  'new(XElement other)': metered((meter: Meter, other: XElement | null) => copyTree(meter, notNull(other, 'other'))),
  'new(XName name, object content)': metered(newElement),
  'new(XName name, params object[] content)': metered(newElement),
  'static XElement Parse(string text)': (text: string | null) => readElement(notNull(text, 's'), LOAD.none),
  'static XElement Parse(string text, LoadOptions options)': (text: string | null, options: number) =>
    readElement(notNull(text, 's'), options),
  'static XElement Load(StringReader textReader)': (reader: StringReader | null) =>
    readElement(notNull(reader, 'input').readToEnd(), LOAD.none),
  'static XElement Load(StringReader textReader, LoadOptions options)': (
    reader: StringReader | null,
    options: number,
  ) => readElement(notNull(reader, 'input').readToEnd(), options),
  'void Save(StringWriter textWriter)': metered((meter: Meter, self: XElement, writer: StringWriter | null) =>
    save(meter, self, writer, 0),
  ),
  'void Save(StringWriter textWriter, SaveOptions options)': metered(save),
  'static IEnumerable<XElement> EmptySequence': () => new Sequence(XELEMENT, () => [].values()),

  'XName Name': {
    get: (self: XElement) => self.name,
    set: (self: XElement, name: XName | null) => {
      self.name = notNull(name, 'value');
    },
  },
  'string Value': { get: metered(textValue), set: setTextValue },
  'bool IsEmpty': (self: XElement) => self.isEmpty,
  'bool HasElements': (self: XElement) => [...self.nodes].some(node => node instanceof XElement),
  'bool HasAttributes': (self: XElement) => self.attributes.first !== null,
  'XAttribute FirstAttribute': (self: XElement) => self.attributes.first,
  'XAttribute LastAttribute': (self: XElement) => self.attributes.last,

  'XAttribute Attribute(XName name)': (self: XElement, name: XName | null) =>
    name === null ? null : self.attribute(name),
  'IEnumerable<XAttribute> Attributes()': (self: XElement) =>
    new Sequence(XATTRIBUTE, () => attributes(self, undefined)),
  'IEnumerable<XAttribute> Attributes(XName name)': (self: XElement, name: XName | null) =>
    new Sequence(XATTRIBUTE, () => attributes(self, name)),
  'IEnumerable<XElement> AncestorsAndSelf()': (self: XElement) =>
    new Sequence(XELEMENT, () => ancestorsAndSelf(self, undefined)),
  'IEnumerable<XElement> AncestorsAndSelf(XName name)': (self: XElement, name: XName | null) =>
    new Sequence(XELEMENT, () => ancestorsAndSelf(self, name)),
  'IEnumerable<XElement> DescendantsAndSelf()': (self: XElement) =>
    new Sequence(XELEMENT, () => descendantsAndSelf(self, undefined)),
  'IEnumerable<XElement> DescendantsAndSelf(XName name)': (self: XElement, name: XName | null) =>
    new Sequence(XELEMENT, () => descendantsAndSelf(self, name)),
  'IEnumerable<XNode> DescendantNodesAndSelf()': (self: XElement) =>
    new Sequence(XNODE, () => descendantNodesAndSelf(self)),

  'void SetValue(object value)': setValue,
  'void SetAttributeValue(XName name, object value)': setAttributeValue,
  'void SetElementValue(XName name, object value)': metered(setElementValue),
  'void RemoveAll()': removeAll,
  'void RemoveAttributes()': removeAttributes,
  'void ReplaceAll(object content)': metered(replaceAll),
  'void ReplaceAll(params object[] content)': metered(replaceAll),
  'void ReplaceAttributes(object content)': metered(replaceAttributes),
  'void ReplaceAttributes(params object[] content)': metered(replaceAttributes),

  'XNamespace GetDefaultNamespace()': (self: XElement) => new XNamespace(uriOf(self, '') ?? ''),
  'XNamespace GetNamespaceOfPrefix(string prefix)': (self: XElement, prefix: string | null) =>
    namespaceOfPrefix(self, notNull(prefix, 'prefix')),
  'string GetPrefixOfNamespace(XNamespace ns)': (self: XElement, namespace: XNamespace | null) =>
    prefixOf(self, notNull(namespace, 'ns').uri),
  ...valueOperators('XElement', 'element', textValue),
}));

function newElement(meter: Meter, name: XName | null, content: unknown): XElement {
  const element = new XElement(notNull(name, 'name'));
  add(meter, element, content);
  return element;
}
