/** Both from 1; columns count UTF-16 units, as .NET's do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Prepares a text so that the position of an offset in it is found without reading it again. */
export function lineIndex(source: string): (offset: number) => Position {
  const starts = [0, ...Array.from(source.matchAll(/\r\n|\r|\n/g), match => match.index + match[0].length)];
  return offset => {
    const start = source.startsWith('\r\n', offset - 1) ? offset - 1 : offset;
    const line = lastNotAfter(starts.length, index => starts[index] ?? 0, start);
    return { line: line + 1, column: start - (starts[line] ?? 0) + 1 };
  };
}

/** The index of the last of so many ascending numbers that is no greater; 0 where all are. */
export function lastNotAfter(count: number, numberAt: (index: number) => number, value: number): number {
  let low = 0;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (numberAt(middle) <= value) low = middle;
    else high = middle;
  }
  return low;
}
