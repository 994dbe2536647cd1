import { Pieces, type Written } from './written.ts';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const PARTS = /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|&#x([\da-f]+);|&#(\d+);|&(\w+);|\r\n?/gis;

/** What the content of an element says, as XML is read, with its places: of one that holds no elements. */
export function readText(content: Written): Written {
  const pieces = new Pieces(content);
  let inCdata = false;
  for (const { 0: part, 1: hex, 2: decimal, 3: name, index } of content.text.matchAll(PARTS)) {
    if (part.startsWith('\r')) pieces.replace(index, part.length, '\n');
    else if (part === ']]>') inCdata = false;
    else if (inCdata) continue;
    else if (part.startsWith('&')) pieces.replace(index, part.length, characterOf(hex, decimal, name) ?? part);
    else inCdata = part === '<![CDATA[';
    if (/^(?:<|\]\]>$)/.test(part)) pieces.replace(index, part.length, '');
  }
  return pieces.joined();
}

const characterOf = (
  hex: string | undefined,
  decimal: string | undefined,
  name: string | undefined,
): string | undefined => {
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  return decimal === undefined ? NAMED[name ?? ''] : String.fromCodePoint(Number(decimal));
};
