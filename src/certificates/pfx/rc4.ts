/** RC4, which neither OpenSSL 3 nor node-forge has; old PFX files of GnuTLS and Windows are encrypted with it. */
export function rc4(key: Uint8Array, data: Uint8Array): Uint8Array {
  const state = scheduled(key);
  const output = Buffer.alloc(data.length);
  let i = 0;
  let j = 0;
  for (const [index, byte] of data.entries()) {
    i = (i + 1) & 0xff;
    j = (j + state.readUInt8(i)) & 0xff;
    swap(state, i, j);
    output[index] = byte ^ state.readUInt8((state.readUInt8(i) + state.readUInt8(j)) & 0xff);
  }
  return output;
}

function scheduled(key: Uint8Array): Buffer {
  const state = Buffer.from(Array.from({ length: 256 }, (_, index) => index));
  const bytes = Buffer.alloc(256, key);
  let j = 0;
  for (let i = 0; i < 256; i += 1) {
    j = (j + state.readUInt8(i) + bytes.readUInt8(i)) & 0xff;
    swap(state, i, j);
  }
  return state;
}

function swap(state: Buffer, i: number, j: number): void {
  const kept = state.readUInt8(i);
  state[i] = state.readUInt8(j);
  state[j] = kept;
}
