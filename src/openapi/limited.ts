import type { Reader } from './reader.ts';

/** A text that Azure keeps only so much of. */
export function limited(reader: Pick<Reader, 'note'>, text: string | undefined, most: number): string | undefined {
  if (text === undefined || text.length <= most) return text;
  reader.note(`Texts of operations that Azure keeps only ${most} characters of are cut.`);
  return `${text.slice(0, most - 1)}…`;
}
