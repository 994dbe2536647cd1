import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';
import { XDOCUMENT_TYPE, XDocumentType } from '../xml/x-document-type.ts';

const part = (name: 'publicId' | 'systemId' | 'internalSubset') => ({
  get: (self: XDocumentType) => self[name],
  set: (self: XDocumentType, value: string | null) => {
    self[name] = value;
  },
});

export const xdocumentType = members(XDOCUMENT_TYPE, () => ({
  'new(string name, string publicId, string systemId, string internalSubset)': (
    name: string | null,
    publicId: string | null,
    systemId: string | null,
    internalSubset: string | null,
  ) => new XDocumentType(notNull(name, 'name'), publicId, systemId, internalSubset),
  'new(XDocumentType other)': (other: XDocumentType | null) => notNull(other, 'other').copyAlone(),
  'string Name': {
    get: (self: XDocumentType) => self.name,
    set: (self: XDocumentType, name: string | null) => {
      self.name = notNull(name, 'value');
    },
  },
  'string PublicId': part('publicId'),
  'string SystemId': part('systemId'),
  'string InternalSubset': part('internalSubset'),
}));
