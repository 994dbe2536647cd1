import { notNull } from '../runtime/exception.ts';
import { members, metered } from '../types/table.ts';
import { selectSingleNode } from '../xml/element-path.ts';
import { textValue } from '../xml/value.ts';
import { XML_DOCUMENT, XML_ELEMENT, XML_NODE, XmlDocument, type XmlNode } from '../xml/xml-document.ts';

/**
 * Not on Microsoft's list, and used by its own snippet "Return a blob URL signed with a user delegation SAS token": what that uses of it.
 * https://learn.microsoft.com/dotnet/api/system.xml.xmldocument?view=net-8.0
 */
export const xmlDocument = members(XML_DOCUMENT, () => ({
  'new()': () => new XmlDocument(),
  'void LoadXml(string xml)': (self: XmlDocument, xml: string | null) => self.load(notNull(xml, 's')),
  'XmlElement DocumentElement': (self: XmlDocument) => self.documentElement,
}));

export const xmlElement = members(XML_ELEMENT, () => ({}));

export const xmlNode = members(XML_NODE, () => ({
  'string InnerText': metered((meter, { container }: XmlNode) => textValue(meter, container)),
  'XmlNode SelectSingleNode(string xpath)': metered(selectSingleNode),
}));
