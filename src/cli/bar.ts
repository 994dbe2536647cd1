/** ` 10,000 ms`. */
export const TIME_WIDTH = 10;

/** An eighth of a cell more with each. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Times are in milliseconds. */
interface Took {
  readonly began: number;
  readonly took: number;
}

/** When something ran within a whole, in a field of that width. */
export function barOf({ began, took }: Took, whole: number, width: number): string {
  const scale = whole === 0 ? 0 : (width * 8) / whole;
  const start = Math.min(Math.floor((began * scale) / 8), width - 1);
  const eighths = Math.max(1, Math.min(Math.round(took * scale), (width - start) * 8));
  const cells = '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
  return (' '.repeat(start) + cells).padEnd(width);
}

export function milliseconds(took: number): string {
  const text = took < 10 ? took.toFixed(1) : Math.round(took).toLocaleString('en');
  return `${text} ms`.padStart(TIME_WIDTH);
}
