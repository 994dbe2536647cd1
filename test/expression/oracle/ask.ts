import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a real C# says of an expression: a value and the name of its class, what was thrown, or what the compiler says. */
export interface Answer {
  readonly id: number;
  readonly value?: string | null;
  readonly rt?: string;
  readonly throws?: string;
  readonly error?: string;
  readonly ok?: boolean;
  readonly crash?: string;
}

export interface Question {
  readonly id: number;
  readonly expr: string;
}

/** Puts the questions to the program: `--context` where they name it, which then only compiles. */
export function ask(program: string, questions: readonly Question[], isWithContext: boolean): readonly Answer[] {
  if (questions.length === 0) return [];
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  try {
    const file = join(folder, 'questions.jsonl');
    writeFileSync(file, questions.map(question => JSON.stringify(question)).join('\n'));
    const options = isWithContext ? ['--context', file] : [file];
    const answers = execFileSync(program, options, { encoding: 'utf8', maxBuffer: 2 ** 28 });
    return answers.split('\n').filter(Boolean).map(parsed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parsed(line: string): Answer {
  const answer: Answer = JSON.parse(line);
  return answer;
}

export const readText = (file: string): string => readFileSync(file, 'utf8');
