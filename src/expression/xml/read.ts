import { SaxesParser, type SaxesStartTagNS, type SaxesTagNS } from 'saxes';
import { documentType } from './document-type.ts';
import { mismatch, syntaxError } from './syntax-error.ts';
import { TreeBuilder } from './tree-builder.ts';
import { XCData } from './x-cdata.ts';
import { XComment } from './x-comment.ts';
import { XDeclaration } from './x-declaration.ts';
import type { XDocument } from './x-document.ts';
import type { XElement } from './x-element.ts';
import { XML_URI, XMLNS_URI } from './x-namespace.ts';
import { XProcessingInstruction } from './x-processing-instruction.ts';
import { xmlException } from './xml-exception.ts';

/** Members of LoadOptions. */
export const LOAD = { none: 0, preserveWhitespace: 1 } as const;

/**
 * Reads a document as `XDocument.Parse` does. White space that stands alone between tags is left out, unless it shall be
 * preserved. Throws XmlException.
 */
export const readDocument = (text: string, options: number): XDocument => new Reader(text, options).read();

/** As `XElement.Parse`: what is around the root element is lost. */
export function readElement(text: string, options: number): XElement {
  const document = readDocument(text, options);
  const { root } = document;
  if (root === null) throw xmlException('Root element is missing.');
  document.removeNode(root);
  return root;
}

/** The body of a message; it may begin with a byte order mark. */
export const parseXml = (text: string): XDocument => readDocument(text.replace(/^\uFEFF/, ''), LOAD.none);

/** What prefixes stand for where nothing is declared. */
const RESERVED = { '': '', xml: XML_URI, xmlns: XMLNS_URI };

interface OpenTag {
  readonly name: string;
  readonly offset: number;
  readonly ns: Readonly<Record<string, string>>;
}

class Reader {
  readonly #source: string;
  readonly #parser = new SaxesParser({ xmlns: true, position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  readonly #tree: TreeBuilder;
  readonly #open: OpenTag[] = [];
  #isRead = false;

  constructor(source: string, options: number) {
    this.#source = source;
    this.#tree = new TreeBuilder((options & LOAD.preserveWhitespace) !== 0);
    this.#listen(this.#parser);
  }

  read(): XDocument {
    if (this.#source.startsWith('\uFEFF')) this.#fail('text data outside of root node.');
    this.#parser.write(this.#source);
    this.#isRead = true;
    this.#parser.close();
    return this.#tree.document;
  }

  #listen(parser: SaxesParser<{ xmlns: true; position: false }>): void {
    parser.on('xmldecl', ({ version = null, encoding = null, standalone = null }) => {
      this.#tree.document.declaration = new XDeclaration(version, encoding, standalone);
    });
    parser.on('doctype', text => this.#tree.add(documentType(text)));
    parser.on('opentagstart', tag => this.#opened(tag));
    parser.on('opentag', tag => this.#tree.open(tag));
    parser.on('closetag', tag => this.#close(tag));
    parser.on('text', text => this.#tree.addText(text));
    parser.on('cdata', text => this.#tree.add(new XCData(text)));
    parser.on('comment', text => this.#tree.add(new XComment(text)));
    parser.on('processinginstruction', ({ target, body }) => this.#tree.add(new XProcessingInstruction(target, body)));
    parser.on('error', ({ message }) => this.#fail(message));
  }

  /** The parser would look for a prefix in all open elements, which takes too long in a deep tree: each knows all itself. */
  #opened({ name, ns }: SaxesStartTagNS): void {
    Object.assign(ns, this.#open.at(-1)?.ns ?? RESERVED);
    this.#open.push({ name, offset: this.#source.lastIndexOf('<', this.#parser.position - 1) + 1, ns });
  }

  #close({ isSelfClosing }: SaxesTagNS): void {
    const opened = this.#open.at(-1);
    if (!isSelfClosing && opened !== undefined) this.#checkEndTag(opened);
    this.#open.pop();
    this.#tree.close(isSelfClosing);
  }

  #checkEndTag(opened: OpenTag): void {
    const offset = this.#source.lastIndexOf('<', this.#parser.position - 1) + 2;
    const name = this.#source.slice(offset, this.#parser.position - 1).trimEnd();
    if (name !== opened.name) throw mismatch(this.#source, opened, { name, offset });
  }

  #fail(message: string): never {
    const offset = this.#isRead ? this.#source.length : Math.max(this.#parser.position - 1, 0);
    throw syntaxError({ source: this.#source, offset, message, open: this.#open.map(({ name }) => name) });
  }
}
