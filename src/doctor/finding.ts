import type { Check } from '../certificates/chain/check.ts';

export const AREAS = [
  'Node',
  'environment',
  'state',
  'ports',
  'certificates',
  'CA certificates',
  'backends',
  'APIs',
  'policies',
  'calls',
] as const;
export type Area = (typeof AREAS)[number];

/** One thing that was looked at. */
export interface Finding extends Check {
  readonly area: Area;
  /** What it is about, such as an id. */
  readonly subject: string;
  /** The command that mends it, where one does. What is in capitals is for the reader to fill in. */
  readonly command: string | undefined;
}

/** Makes findings about one thing. */
export const about = (area: Area, subject: string) => ({
  ok: (sentence: string): Finding => ({ area, subject, verdict: 'ok', sentence, command: undefined }),
  warning: (sentence: string, command: string | undefined): Finding => ({
    area,
    subject,
    verdict: 'warning',
    sentence,
    command,
  }),
  failure: (sentence: string, command: string | undefined): Finding => ({
    area,
    subject,
    verdict: 'failure',
    sentence,
    command,
  }),
});
