import { enumeration } from '../types/table.ts';
import { defineFlags } from '../types/type.ts';
import { XML_NODE_TYPE } from '../xml/node-type.ts';
import { SAVE } from '../xml/print.ts';
import { LOAD, parseXml, readElement } from '../xml/read.ts';
import { XDOCUMENT } from '../xml/x-document.ts';
import { XELEMENT } from '../xml/x-element.ts';
import { XNODE } from '../xml/x-node.ts';
import { part } from './library-of.ts';
import { xattribute } from './xattribute.ts';
import { xcdata } from './xcdata.ts';
import { xcomment } from './xcomment.ts';
import { xcontainer } from './xcontainer.ts';
import { xdeclaration } from './xdeclaration.ts';
import { xdocument } from './xdocument.ts';
import { xdocumentType } from './xdocument-type.ts';
import { xelement } from './xelement.ts';
import { xmlDocument, xmlElement, xmlNode } from './xml-document.ts';
import { xmlExtensions } from './xml-extensions.ts';
import { xname } from './xname.ts';
import { xnamespace } from './xnamespace.ts';
import { xnode } from './xnode.ts';
import { xnodeDocumentOrderComparer, xnodeEqualityComparer } from './xnode-comparers.ts';
import { xobject } from './xobject.ts';
import { xprocessingInstruction } from './xprocessing-instruction.ts';
import { xtext } from './xtext.ts';

const SAVE_OPTIONS = defineFlags('System.Xml.Linq.SaveOptions', {
  None: 0,
  DisableFormatting: SAVE.disableFormatting,
  OmitDuplicateNamespaces: SAVE.omitDuplicateNamespaces,
});

/** Line numbers and base URIs are not kept: nothing that is allowed asks for them. */
const LOAD_OPTIONS = defineFlags('System.Xml.Linq.LoadOptions', {
  None: LOAD.none,
  PreserveWhitespace: LOAD.preserveWhitespace,
  SetBaseUri: 2,
  SetLineInfo: 4,
});

const readXElement = (text: string): unknown => readElement(text, LOAD.none);

/** System.Xml.Linq, and what it needs of System.Xml. */
export const XML_PART = part(
  [
    xname,
    xnamespace,
    xobject,
    xnode,
    xcontainer,
    xelement,
    xdocument,
    xattribute,
    xtext,
    xcdata,
    xcomment,
    xprocessingInstruction,
    xdeclaration,
    xdocumentType,
    xnodeEqualityComparer,
    xmlNode,
    xmlElement,
    xmlDocument,
    xnodeDocumentOrderComparer,
    xmlExtensions,
    ...[XML_NODE_TYPE, SAVE_OPTIONS, LOAD_OPTIONS].map(enumeration),
  ],
  [
    [XNODE, readXElement],
    [XELEMENT, readXElement],
    [XDOCUMENT, parseXml],
  ],
);
