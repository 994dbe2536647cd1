/** So long a line may wait for others, in milliseconds: nobody who reads along notices. */
const DELAY = 20;

/** Lines are written together: a line a write would cost a busy gateway more than its requests. */
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
      if (lines === '') setTimeout(flush, DELAY);
      lines += `${line}\n`;
    },
  };
}
