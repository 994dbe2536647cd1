import { HTML_ENTITIES } from './html-entities.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['&', '&amp;'],
]);

/** WebUtility.HtmlEncode: Latin-1 from U+00A0 on, and what is outside of the basic plane, become numbers. */
export const htmlEncode = (text: string): string =>
  text.replace(/[<>"'&\xa0-\xff]|[\u{10000}-\u{10ffff}]|\p{Cs}/gu, encoded);

function encoded(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return NAMES.get(character) ?? `&#${code};`;
}

/** WebUtility.HtmlDecode: what is not known stays as it is. */
export const htmlDecode = (text: string): string =>
  text.replace(/&([^;&]+);/g, (whole, entity: string) =>
    entity.startsWith('#') ? (numbered(entity.slice(1)) ?? whole) : (HTML_ENTITIES.get(entity) ?? whole),
  );

function numbered(digits: string): string | undefined {
  const code = /^x/i.test(digits) ? hexadecimal(digits.slice(1)) : decimal(digits);
  if (code === undefined || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return String.fromCodePoint(code);
}

const hexadecimal = (digits: string): number | undefined =>
  /^[0-9a-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : undefined;

const decimal = (digits: string): number | undefined => (/^\d+$/.test(digits) ? Number(digits) : undefined);
