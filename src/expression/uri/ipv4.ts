const PART = /^(?:0x[0-9a-f]+|0[0-7]*|[1-9][0-9]*)$/i;

const value = (part: string): number => {
  if (/^0x/i.test(part)) return Number(part);
  return Number.parseInt(part, part.startsWith('0') ? 8 : 10);
};

/** One to four numbers, decimal, octal or hexadecimal, the last of which fills the bytes that are left, as inet_aton reads them. */
export function parseIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length > 4 || !parts.every(part => PART.test(part))) return undefined;
  const values = parts.map(value);
  const last = values.pop() ?? 0;
  const rest = 4 - values.length;
  if (values.some(byte => byte > 0xff) || last >= 0x100 ** rest) return undefined;
  return [
    ...values,
    ...Array.from({ length: rest }, (_, index) => Math.floor(last / 0x100 ** (rest - 1 - index)) & 0xff),
  ];
}
