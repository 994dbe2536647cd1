/** The match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

/** The offset at which the text next stands, or the end. */
export function before(source: string, text: string, offset: number): number {
  const found = source.indexOf(text, offset);
  return found === -1 ? source.length : found;
}

/** The offset after the text where it next stands, or the end. */
export function after(source: string, text: string, offset: number): number {
  const found = source.indexOf(text, offset);
  return found === -1 ? source.length : found + text.length;
}

/** How much white space stands there. */
export const blanksAt = (source: string, offset: number): number => matchAt(/\s*/y, source, offset)?.[0].length ?? 0;
