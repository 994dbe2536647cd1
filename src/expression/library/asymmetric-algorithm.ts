import { ASYMMETRIC_ALGORITHM, type Rsa } from '../crypto/rsa.ts';
import { keysOfXml, keysToXml } from '../crypto/rsa-xml.ts';
import { notNull } from '../runtime/exception.ts';
import { members } from '../types/table.ts';

export const asymmetricAlgorithm = members(ASYMMETRIC_ALGORITHM, () => ({
  'int KeySize': {
    get: (self: Rsa) => self.keySize,
    set: (self: Rsa, bits: number) => {
      self.keySize = bits;
    },
  },
  'string KeyExchangeAlgorithm': () => 'RSA',
  'string SignatureAlgorithm': () => 'RSA',
  'string ToXmlString(bool includePrivateParameters)': (self: Rsa, includePrivate: boolean) =>
    keysToXml(self.keys, includePrivate),
  'void FromXmlString(string xmlString)': (self: Rsa, xml: string | null) => {
    self.keys = keysOfXml(notNull(xml, 'xmlString'));
  },
  'void Clear()': () => undefined,
  'void Dispose()': () => undefined,
}));
