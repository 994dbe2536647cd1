import { CIPHER_MODE, PADDING_MODE } from '../crypto/cipher-types.ts';
import { X509_CONTENT_TYPE, X509_NAME_TYPE } from '../crypto/x509-types.ts';
import { enumeration } from '../types/table.ts';
import { asymmetricAlgorithm } from './asymmetric-algorithm.ts';
import { byteArrayExtensions } from './byte-array-extensions.ts';
import { certificateExtensions } from './certificate-extensions.ts';
import { hashAlgorithm } from './hash-algorithm.ts';
import { hashAlgorithmName } from './hash-algorithm-name.ts';
import { hashes } from './hashes.ts';
import { hmac, hmacs, keyedHashAlgorithm } from './hmac.ts';
import { icryptoTransform } from './icrypto-transform.ts';
import { part } from './library-of.ts';
import { oid } from './oid.ts';
import { publicKey } from './public-key.ts';
import { rngCryptoServiceProvider } from './rng-crypto-service-provider.ts';
import { rsa } from './rsa.ts';
import { rsaCertificateExtensions } from './rsa-certificate-extensions.ts';
import { rsaEncryptionPadding, rsaEncryptionPaddingMode } from './rsa-encryption-padding.ts';
import { rsaSignaturePadding, rsaSignaturePaddingMode } from './rsa-signature-padding.ts';
import { symmetricAlgorithm } from './symmetric-algorithm.ts';
import { x500DistinguishedName } from './x500-distinguished-name.ts';
import { x509Certificate } from './x509-certificate.ts';
import { x509Certificate2 } from './x509-certificate2.ts';
import { x509Extension, x509ExtensionCollection } from './x509-extensions.ts';

/** Hashes, ciphers, RSA and certificates. */
export const CRYPTO_PART = part(
  [
    hashAlgorithm,
    ...hashes,
    keyedHashAlgorithm,
    hmac,
    ...hmacs,
    hashAlgorithmName,
    symmetricAlgorithm,
    icryptoTransform,
    byteArrayExtensions,
    rngCryptoServiceProvider,
    asymmetricAlgorithm,
    rsa,
    rsaEncryptionPadding,
    rsaEncryptionPaddingMode,
    rsaSignaturePadding,
    rsaSignaturePaddingMode,
    oid,
    publicKey,
    x500DistinguishedName,
    x509Certificate,
    x509Certificate2,
    x509Extension,
    x509ExtensionCollection,
    rsaCertificateExtensions,
    certificateExtensions,
    ...[CIPHER_MODE, PADDING_MODE, X509_CONTENT_TYPE, X509_NAME_TYPE].map(enumeration),
  ],
  [],
);
