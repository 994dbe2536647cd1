import type { Mistake } from './syntax-error.ts';

const REFERENCE_OR_OTHER =
  /<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|<!\[CDATA\[.*?(?:\]\]>|$)|&(?!(?:#\d+|#x[\da-f]+|amp|lt|gt|quot|apos);)([\p{L}_:][\p{L}\p{N}_:.-]*)?(.?)/gisu;

/** The first `&` that begins no reference to a character: the parser notices it only at the next semicolon, or at the end. */
export function referenceMistake(source: string, before: number): Mistake | undefined {
  const found = [...source.matchAll(REFERENCE_OR_OTHER)].find(([text]) => text.startsWith('&'));
  if (found === undefined || found.index > before) return undefined;
  const [, name, next = ''] = found;
  const offset = found.index + 1;
  if (name === undefined) return { offset, sentence: 'An error occurred while parsing EntityName.' };
  if (next === ';') return { offset, sentence: `Reference to undeclared entity '${name}'.` };
  return {
    offset: offset + name.length,
    sentence: `'${next}' is an unexpected token. The expected token is ';'.`,
  };
}
