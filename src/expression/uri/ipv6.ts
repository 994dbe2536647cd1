export interface Ipv6 {
  /** Eight. */
  readonly groups: readonly number[];
  readonly scope: number;
}

const IPV4_TAIL = /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

/** With a scope behind `%`, if there is one. */
export function parseIpv6(text: string): Ipv6 | undefined {
  const [, address = '', scope = '0'] = /^([^%]*)(?:%(\d+))?$/.exec(text) ?? [];
  const plain = withoutIpv4(address);
  const [head = '', tail, ...more] = (plain ?? '').split('::');
  const before = groupsOf(head);
  const after = groupsOf(tail ?? '');
  if (plain === undefined || more.length > 0 || before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return { groups: [...before, ...Array<number>(missing).fill(0), ...after], scope: Number(scope) };
}

/** The last two groups may be written as an IPv4 address. */
function withoutIpv4(text: string): string | undefined {
  const found = IPV4_TAIL.exec(text);
  if (found === null) return text;
  const [a = 0, b = 0, c = 0, d = 0] = found.slice(1).map(Number);
  if ([a, b, c, d].some(byte => byte > 0xff)) return undefined;
  return `${text.slice(0, found.index)}${(a * 0x100 + b).toString(16)}:${(c * 0x100 + d).toString(16)}`;
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group))
    ? groups.map(group => Number.parseInt(group, 16))
    : undefined;
}

/** The longest row of zeros, of two at least, becomes `::`. */
export function ipv6Text(groups: readonly number[]): string {
  const texts = groups.map(group => group.toString(16));
  const ipv4 = endsInIpv4(groups) ? ipv4Text(groups.slice(6)) : undefined;
  const parts = ipv4 === undefined ? texts : [...texts.slice(0, 6), ipv4];
  const { start, length } = longestZeros(ipv4 === undefined ? groups : groups.slice(0, 6));
  if (length < 2) return parts.join(':');
  return `${parts.slice(0, start).join(':')}::${parts.slice(start + length).join(':')}`;
}

const ipv4Text = (groups: readonly number[]): string => groups.flatMap(group => [group >> 8, group & 0xff]).join('.');

/** IPv4 addresses that were mapped, translated or tunnelled. */
function endsInIpv4([a, b, c, d, e, f, g]: readonly number[]): boolean {
  if (e === 0 && f === 0x5efe) return true;
  const isPrefixed = (e === 0 && (f === 0 || f === 0xffff)) || (e === 0xffff && f === 0);
  return a === 0 && b === 0 && c === 0 && d === 0 && g !== 0 && isPrefixed;
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  groups.forEach((group, index) => {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: index - length + 1, length };
  });
  return best;
}
