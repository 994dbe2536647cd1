export type Verdict = 'ok' | 'warning' | 'failure';

/** What came of looking at one thing. */
export interface Check {
  readonly verdict: Verdict;
  /** For a person, with a full stop. */
  readonly sentence: string;
}

export const ok = (sentence: string): Check => ({ verdict: 'ok', sentence });
export const warning = (sentence: string): Check => ({ verdict: 'warning', sentence });
export const failure = (sentence: string): Check => ({ verdict: 'failure', sentence });
