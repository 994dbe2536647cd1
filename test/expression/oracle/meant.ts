/** Differences between the cases and a real C# that are meant. */
export interface Meant {
  readonly input: string;
  readonly reason: string;
}

/** A line that begins with `## ` is a reason, each line after it the input of a case. */
export function readMeant(text: string): readonly Meant[] {
  let reason = '';
  return text.split('\n').flatMap((line): Meant[] => {
    if (line.startsWith('## ')) reason = line.slice(3);
    return line.trim() === '' || line.startsWith('#') ? [] : [{ input: line, reason }];
  });
}
