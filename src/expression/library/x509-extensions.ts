import {
  X509_EXTENSION,
  X509_EXTENSION_COLLECTION,
  type X509Extension,
  type X509ExtensionCollection,
} from '../crypto/x509-extension.ts';
import { byteArray } from '../runtime/bytes.ts';
import { members } from '../types/table.ts';

export const x509Extension = members(X509_EXTENSION, () => ({
  'bool Critical': ({ isCritical }: X509Extension) => isCritical,
  'Oid Oid': ({ oid }: X509Extension) => oid,
  'byte[] RawData': ({ rawData }: X509Extension) => byteArray(rawData),
}));

export const x509ExtensionCollection = members(X509_EXTENSION_COLLECTION, () => ({
  'int Count': ({ items }: X509ExtensionCollection) => items.length,
  'X509Extension this[int index]': (self: X509ExtensionCollection, index: number) => self.get(index),
  'X509Extension this[string oid]': (self: X509ExtensionCollection, oid: string | null) => self.named(oid),
}));
