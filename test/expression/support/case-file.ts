import type { Call } from './host.ts';

export interface Case {
  readonly line: number;
  readonly call: Call;
  readonly input: string;
  /** `int "3"`, `null`, `throws System.FormatException: …`, `error CS0029 …`, `stopped` */
  readonly expected: string;
}

/**
 * A line a case, `input ==> outcome`. `#` begins a comment. A line that begins with `!` is JSON: the call (see host.ts) in which
 * the cases after it run.
 */
export function readCases(text: string): readonly Case[] {
  let call: Call = {};
  return text.split('\n').flatMap((line, index): Case[] => {
    if (line.startsWith('!')) call = JSON.parse(line.slice(1));
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('!')) return [];
    const at = line.lastIndexOf(' ==> ');
    if (at === -1) throw new Error(`Line ${index + 1} has no ==>: ${line}`);
    return [{ line: index + 1, call, input: line.slice(0, at).trim(), expected: line.slice(at + 5).trim() }];
  });
}
