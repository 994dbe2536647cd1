const BLOCK = 8;

/** node-forge's time grows with the square of the length: 1 MB at once takes minutes, in pieces a second. */
const BYTES_AT_A_TIME = 512 * BLOCK;

/** Decrypts whole blocks in CBC mode; padding stays. `bits`: the effective key length of RFC 2268. */
export async function rc2Cbc(key: Uint8Array, bits: number, iv: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  // Only here, since node-forge costs 40 ms of start-up.
  const { default: forge } = await import('node-forge');
  const pieces: Uint8Array[] = [];
  for (let start = 0; start < data.length; start += BYTES_AT_A_TIME) {
    const cipher = forge.rc2.createDecryptionCipher(binary(key), bits);
    cipher.start(binary(start === 0 ? iv : data.subarray(start - BLOCK, start)));
    cipher.update(forge.util.createBuffer(binary(data.subarray(start, start + BYTES_AT_A_TIME))));
    pieces.push(Buffer.from(cipher.output.getBytes(), 'latin1'));
  }
  return Buffer.concat(pieces);
}

/** A string of one character a byte, as node-forge takes them. */
const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
