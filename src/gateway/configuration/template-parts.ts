import type { TemplatePart } from '../../model/url-template.ts';

/** Text and parameters in turn, as a segment or a query's value has them. Between two parameters there is always text. */
export interface PartsPattern {
  /** The same for what matches the same; letters without case. */
  readonly source: string;
  /** How much of it is text. */
  readonly length: number;
  /** What the parameters are, each at least one character; undefined where the text is another one. */
  match(text: string): string[] | undefined;
}

export function patternOf(parts: readonly TemplatePart[]): PartsPattern {
  const texts = parts.map(part => ('text' in part ? part.text.toLowerCase() : undefined));
  return {
    source: texts.map(text => (text === undefined ? '{' : text)).join('\0'),
    length: texts.reduce((sum, text) => sum + (text?.length ?? 0), 0),
    match: text => matchTexts(texts, text),
  };
}

/** The first place of each text is the one to take, and so time grows in line with the text's length. */
function matchTexts(texts: readonly (string | undefined)[], value: string): string[] | undefined {
  const folded = foldedAs(value);
  const found: string[] = [];
  let begin = 0;
  let isOpen = false;
  for (const [index, text] of texts.entries()) {
    if (text === undefined) {
      isOpen = true;
      continue;
    }
    const isLast = index === texts.length - 1;
    const at = placeOf(text, folded, { begin, isOpen, isLast });
    if (at === undefined) return undefined;
    if (isOpen) found.push(value.slice(begin, at));
    begin = at + text.length;
    isOpen = false;
  }
  const rest = value.slice(begin);
  if (isOpen !== (rest !== '')) return undefined;
  return isOpen ? [...found, rest] : found;
}

/** A few letters have more in lower case: then places would shift. */
function foldedAs(value: string): string {
  const folded = value.toLowerCase();
  return folded.length === value.length ? folded : value;
}

/** Where a text stands: at once, or after one character that a parameter takes at least. */
function placeOf(
  text: string,
  value: string,
  { begin, isOpen, isLast }: { begin: number; isOpen: boolean; isLast: boolean },
): number | undefined {
  if (!isOpen) return value.startsWith(text, begin) ? begin : undefined;
  if (isLast)
    return value.endsWith(text) && value.length - text.length > begin ? value.length - text.length : undefined;
  const at = value.indexOf(text, begin + 1);
  return at < 0 ? undefined : at;
}
