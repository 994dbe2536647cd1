import type { TypeTable } from '../types/table.ts';
import { loadOptions } from './load-options.ts';
import { saveOptions } from './save-options.ts';
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
import { xmlNodeType } from './xml-node-type.ts';
import { xname } from './xname.ts';
import { xnamespace } from './xnamespace.ts';
import { xnode } from './xnode.ts';
import { xnodeDocumentOrderComparer, xnodeEqualityComparer } from './xnode-comparers.ts';
import { xobject } from './xobject.ts';
import { xprocessingInstruction } from './xprocessing-instruction.ts';
import { xtext } from './xtext.ts';

/** System.Xml.Linq, and what it needs of System.Xml. */
export const XML_TYPES: readonly TypeTable[] = [
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
  xnodeDocumentOrderComparer,
  xmlExtensions,
  xmlNodeType,
  xmlNode,
  xmlElement,
  xmlDocument,
  saveOptions,
  loadOptions,
];
