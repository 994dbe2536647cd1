import { IDISPOSABLE } from '../types/primitives.ts';
import { define, defineEnum } from '../types/type.ts';

export const SYMMETRIC_ALGORITHM = define({
  name: 'System.Security.Cryptography.SymmetricAlgorithm',
  kind: 'class',
  bases: () => [IDISPOSABLE],
});
export const CRYPTO_TRANSFORM = define({
  name: 'System.Security.Cryptography.ICryptoTransform',
  kind: 'interface',
  bases: () => [IDISPOSABLE],
});

export const CIPHER_MODE = defineEnum('System.Security.Cryptography.CipherMode', {
  CBC: 1,
  ECB: 2,
  OFB: 3,
  CFB: 4,
  CTS: 5,
});
export const CBC = 1;
export const ECB = 2;
export const CFB = 4;

export const PADDING_MODE = defineEnum('System.Security.Cryptography.PaddingMode', {
  None: 1,
  PKCS7: 2,
  Zeros: 3,
  ANSIX923: 4,
  ISO10126: 5,
});
export const PKCS7 = 2;
