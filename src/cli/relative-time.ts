/** When a certificate ends, as a person says it: `in 12 days`, `expired 3 months ago`. Days are those of UTC, as the dates shown are. */
export function relativeTime(expiry: Date, now: Date): string {
  return expiry < now ? `expired ${past(expiry, now)}` : future(now, expiry);
}

function future(now: Date, expiry: Date): string {
  const days = daysBetween(now, expiry);
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${span(now, expiry)}`;
}

function past(expiry: Date, now: Date): string {
  const days = daysBetween(expiry, now);
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${span(expiry, now)} ago`;
}

/** In the greatest unit of which at least two have gone by. */
function span(from: Date, to: Date): string {
  const months = monthsBetween(from, to);
  if (months >= 24) return `${Math.floor(months / 12)} years`;
  return months >= 2 ? `${months} months` : `${daysBetween(from, to)} days`;
}

const DAY = 86_400_000;
const dayOf = (date: Date): number => Math.floor(date.getTime() / DAY);
const daysBetween = (from: Date, to: Date): number => dayOf(to) - dayOf(from);

function monthsBetween(from: Date, to: Date): number {
  const begun = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? begun - 1 : begun;
}
