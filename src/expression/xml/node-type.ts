import { defineEnum } from '../types/type.ts';

export const XML_NODE_TYPE = defineEnum('System.Xml.XmlNodeType', [
  'None',
  'Element',
  'Attribute',
  'Text',
  'CDATA',
  'EntityReference',
  'Entity',
  'ProcessingInstruction',
  'Comment',
  'Document',
  'DocumentType',
  'DocumentFragment',
  'Notation',
  'Whitespace',
  'SignificantWhitespace',
  'EndElement',
  'EndEntity',
  'XmlDeclaration',
]);

/** Numbers of XmlNodeType. */
export const NODE = {
  element: 1,
  attribute: 2,
  text: 3,
  cdata: 4,
  processingInstruction: 7,
  comment: 8,
  document: 9,
  documentType: 10,
} as const;

export type NodeType = (typeof NODE)[keyof typeof NODE];

/** The member's name. */
export const nodeTypeName = (type: NodeType): string =>
  [...XML_NODE_TYPE.definition.values].find(([, number]) => number === type)?.[0] ?? '';
