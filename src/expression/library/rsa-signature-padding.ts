import { RSA_SIGNATURE_PADDING, RSA_SIGNATURE_PADDING_MODE, RsaSignaturePadding } from '../crypto/rsa-padding.ts';
import { enumeration, members } from '../types/table.ts';

export const rsaSignaturePadding = members(RSA_SIGNATURE_PADDING, () => ({
  'static RSASignaturePadding Pkcs1': () => RsaSignaturePadding.pkcs1,
  'static RSASignaturePadding Pss': () => RsaSignaturePadding.pss,
  'RSASignaturePaddingMode Mode': ({ isPkcs1 }: RsaSignaturePadding) => Number(!isPkcs1),
}));

export const rsaSignaturePaddingMode = enumeration(RSA_SIGNATURE_PADDING_MODE);
