/** A block cipher, as .NET's SymmetricAlgorithm shows it. */
export interface Cipher {
  /** The class that .NET's factory makes. */
  readonly className: string;
  readonly blockBytes: number;
  readonly keyBytes: readonly number[];
  readonly defaultKeyBytes: number;
  /** The name of node:crypto's cipher in that mode (`cbc`, `ecb`, `cfb8`). */
  nodeName(keyBytes: number, mode: string): string;
  /** The key as node:crypto's cipher takes it. */
  nodeKey(key: Buffer): Buffer;
}

const AES: Cipher = {
  className: 'Aes',
  blockBytes: 16,
  keyBytes: [16, 24, 32],
  defaultKeyBytes: 32,
  nodeName: (keyBytes, mode) => `aes-${keyBytes * 8}-${mode}`,
  nodeKey: key => key,
};

/** OpenSSL 3 has no single DES any more, but three times the same key is just that. */
const TRIPLE_DES: Cipher = {
  className: 'TripleDES',
  blockBytes: 8,
  keyBytes: [16, 24],
  defaultKeyBytes: 24,
  nodeName: (_, mode) => `des-ede3-${mode}`,
  nodeKey: key => (key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key),
};

const DES: Cipher = {
  ...TRIPLE_DES,
  className: 'DES',
  keyBytes: [8],
  defaultKeyBytes: 8,
  nodeKey: key => Buffer.concat([key, key, key]),
};

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.symmetricalgorithm.create */
const NAMES: readonly (readonly [RegExp, Cipher])[] = [
  [/^(?:aes|aesmanaged|aescryptoserviceprovider|rijndael|rijndaelmanaged)$/, AES],
  [/^(?:3des|tripledes|triple des|tripledescryptoserviceprovider)$/, TRIPLE_DES],
  [/^(?:des|descryptoserviceprovider)$/, DES],
];

/** undefined for one that is not there. */
export function cipherByName(name: string): Cipher | undefined {
  const simple = name.toLowerCase().replace('system.security.cryptography.', '');
  return NAMES.find(([pattern]) => pattern.test(simple))?.[1];
}
