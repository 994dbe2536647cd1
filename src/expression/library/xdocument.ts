import { notNull } from '../runtime/exception.ts';
import type { Meter } from '../runtime/meter.ts';
import type { NetArray } from '../runtime/net-array.ts';
import type { StringWriter } from '../text/string-writer.ts';
import { members, metered } from '../types/table.ts';
import { copyTree } from '../xml/copy.ts';
import { add } from '../xml/edit.ts';
import { LOAD, readDocument } from '../xml/read.ts';
import { save } from '../xml/save.ts';
import type { XDeclaration } from '../xml/x-declaration.ts';
import { XDOCUMENT, XDocument } from '../xml/x-document.ts';
import { XDocumentType } from '../xml/x-document-type.ts';

export const xdocument = members(XDOCUMENT, () => ({
  'new()': () => new XDocument(),
  'new(params object[] content)': metered((meter: Meter, content: NetArray | null) =>
    newDocument(meter, null, content),
  ),
  'new(XDeclaration declaration, params object[] content)': metered(newDocument),
  'new(XDocument other)': metered((meter: Meter, other: XDocument | null) => copyTree(meter, notNull(other, 'other'))),
  'static XDocument Parse(string text)': (text: string | null) => readDocument(notNull(text, 's'), LOAD.none),
  'static XDocument Parse(string text, LoadOptions options)': (text: string | null, options: number) =>
    readDocument(notNull(text, 's'), options),
  'void Save(StringWriter textWriter)': metered((meter: Meter, self: XDocument, writer: StringWriter | null) =>
    save(meter, self, writer, 0),
  ),
  'void Save(StringWriter textWriter, SaveOptions options)': metered(save),
  'XElement Root': (self: XDocument) => self.root,
  'XDocumentType DocumentType': (self: XDocument) =>
    [...self.nodes].find(node => node instanceof XDocumentType) ?? null,
  'XDeclaration Declaration': {
    get: (self: XDocument) => self.declaration,
    set: (self: XDocument, declaration: XDeclaration | null) => {
      self.declaration = declaration;
    },
  },
}));

function newDocument(meter: Meter, declaration: XDeclaration | null, content: NetArray | null): XDocument {
  const document = new XDocument();
  document.declaration = declaration;
  add(meter, document, content);
  return document;
}
