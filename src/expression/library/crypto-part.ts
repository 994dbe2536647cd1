import { asymmetricAlgorithm } from './asymmetric-algorithm.ts';
import { byteArrayExtensions } from './byte-array-extensions.ts';
import { certificateExtensions } from './certificate-extensions.ts';
import { cipherMode } from './cipher-mode.ts';
import { hashAlgorithm } from './hash-algorithm.ts';
import { hashAlgorithmName } from './hash-algorithm-name.ts';
import { hashes } from './hashes.ts';
import { hmac, hmacs, keyedHashAlgorithm } from './hmac.ts';
import { icryptoTransform } from './icrypto-transform.ts';
import { part } from './library-of.ts';
import { oid } from './oid.ts';
import { paddingMode } from './padding-mode.ts';
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
import { x509ContentType } from './x509-content-type.ts';
import { x509Extension, x509ExtensionCollection } from './x509-extensions.ts';
import { x509NameType } from './x509-name-type.ts';

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
    cipherMode,
    paddingMode,
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
    x509ContentType,
    x509Extension,
    x509ExtensionCollection,
    x509NameType,
    rsaCertificateExtensions,
    certificateExtensions,
  ],
  [],
);
