/** Lines are written together, when `later` calls back: a line a write would cost a busy gateway more than its requests. */
export function lineBuffer(write: (text: string) => unknown, later: (flush: () => void) => unknown) {
  let lines = '';
  const flush = (): void => {
    const text = lines;
    lines = '';
    if (text !== '') write(text);
  };
  return {
    flush,
    write: (line: string): void => {
      if (lines === '') later(flush);
      lines += `${line}\n`;
    },
  };
}
