import { displayWidth } from './display-width.ts';

/** Breaks text between words into lines of `width` characters; a word that is longer stands alone and is never cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** The same, but a longer word is cut: behind one of its marks where there is one in its second half, else anywhere. */
export const wrapCutting = (text: string, width: number): string[] =>
  wrap(text, width).flatMap(line => cut(line, width));

function cut(line: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = [...line];
  while (displayWidth(rest.join('')) > width) {
    const end = endOfPiece(rest, width);
    pieces.push(rest.slice(0, end).join(''));
    rest = rest.slice(end);
  }
  return [...pieces, rest.join('')];
}

function endOfPiece(characters: readonly string[], width: number): number {
  let end = 1;
  while (end < characters.length && displayWidth(characters.slice(0, end + 1).join('')) <= width) end += 1;
  const mark = characters.slice(0, end).findLastIndex(character => /[/.,:;?&=_-]/.test(character)) + 1;
  return mark > width / 2 ? mark : end;
}
