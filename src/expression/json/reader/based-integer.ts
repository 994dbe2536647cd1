/** `0x1F` is hexadecimal, `017` octal; `09` is neither, though it looks like one. */
export const isBased = (text: string): boolean => /^0[^.eE]/.test(text);

/** The integer of that many bits whose bits such a text tells, as Convert.ToInt64 has it; undefined where it tells none. */
export function basedInteger(text: string, bits: 32 | 64): bigint | undefined {
  const hex = /^0[xX]([\da-fA-F]+)$/.exec(text)?.[1];
  if (hex === undefined && !/^[0-7]+$/.test(text)) return undefined;
  const value = BigInt(hex === undefined ? `0o${text}` : `0x${hex}`);
  return value >= 2n ** BigInt(bits) ? undefined : BigInt.asIntN(bits, value);
}
