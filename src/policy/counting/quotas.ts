import * as v from 'valibot';
import type { QuotaAnswer } from '../../memory/questions.ts';
import type { CallContext } from '../call-context.ts';
import { refusal } from '../refusal.ts';
import type { Kind } from '../value.ts';
import { secondsOf } from './counting.ts';

/** Of what is not counted. */
export const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const kilobytes = v.pipe(
  v.string(),
  v.regex(/^\d{1,12}$/, 'must be a whole number of kilobytes.'),
  v.transform(text => Number(text) * 1024),
);
/** In bytes. */
export const KILOBYTES: Kind<typeof kilobytes> = { type: 'int', schema: kilobytes };

/** To be thrown: the quota of the policy `source` is used up. */
export function quotaExceeded(source: string, { exceeded: what, wait }: QuotaAnswer, context: CallContext): Error {
  const out = `Out of ${what === 'bytes' ? 'bandwidth' : 'call volume'} quota.`;
  const message = wait === undefined ? out : `${out} Quota will be replenished in ${timeText(secondsOf(wait))}.`;
  return refusal(context, {
    source,
    reason: 'QuotaExceeded',
    message,
    statusCode: 403,
    statusText: 'Forbidden',
    told: message,
    headers: wait === undefined ? [] : ['Retry-After', `${secondsOf(wait)}`],
  });
}

const DAY = 24 * 60 * 60;

/** `02:03:04` as the page has it; a day and more as `2.12 days`, which was seen. */
function timeText(seconds: number): string {
  if (seconds >= DAY) return `${(seconds / DAY).toFixed(2)} days`;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map(part => String(part).padStart(2, '0')).join(':');
}
