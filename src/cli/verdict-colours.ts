import type { Verdict } from '../certificates/chain/check.ts';

export const VERDICT_COLOURS = {
  ok: 'green',
  warning: 'yellow',
  failure: 'red',
} as const satisfies Readonly<Record<Verdict, string>>;
