/** Lines of one turn of the event loop are written together: a line a write would cost a busy gateway more than its requests. */
export function lineBuffer(write: (text: string) => unknown) {
  let lines = '';
  const flush = (): void => {
    const text = lines;
    lines = '';
    if (text !== '') write(text);
  };
  return {
    flush,
    write: (line: string): void => {
      if (lines === '') setImmediate(flush);
      lines += `${line}\n`;
    },
  };
}
