import type { Verdict } from '../gateway/check.ts';

export const VERDICT_COLOURS = {
  ok: 'green',
  warning: 'yellow',
  failure: 'red',
} as const satisfies Readonly<Record<Verdict, string>>;
