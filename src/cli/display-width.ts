/** Take no cell of their own: marks over and under letters, joiners, selectors. */
const NO_CELL = /[\p{M}\u200b-\u200f\u2060\ufeff]/u;
/** Take two cells: East Asian letters and pictures (Unicode Standard Annex 11). */
const TWO_CELLS =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** How many cells of a terminal a text takes. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

function cellsOf(character: string): number {
  // What is not ASCII is rare, and a listing measures each of its texts.
  if (character <= '\u007f') return 1;
  if (NO_CELL.test(character)) return 0;
  return TWO_CELLS.test(character) ? 2 : 1;
}
