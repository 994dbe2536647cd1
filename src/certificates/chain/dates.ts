import { toSeconds } from '../x509/facts.ts';
import { type Check, failure, warning } from './check.ts';
import type { Member } from './member.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const SOON = 30 * DAY;

/** undefined: valid now, and for a while. */
export function dateFault({ certificate, label }: Member, now: Date): Check | undefined {
  const [from, to] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)];
  if (Number.isNaN(from) || Number.isNaN(to)) return failure(`${label} has damaged dates of validity.`);
  const end = toSeconds(new Date(to));
  // OpenSSL's X509_cmp_time has a certificate expire at its last second, not after it.
  if (now.getTime() >= to) return failure(`${label} expired ${period(now.getTime() - to)} ago, on ${end}.`);
  if (now.getTime() < from)
    return failure(
      `${label} is not yet valid: it will be in ${period(from - now.getTime())}, on ${toSeconds(new Date(from))}.`,
    );
  return to - now.getTime() < SOON
    ? warning(`${label} expires in ${period(to - now.getTime())}, on ${end}.`)
    : undefined;
}

/** Whole days, or hours where it is less than two days. */
function period(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return `${Math.floor(milliseconds / DAY)} days`;
  const hours = Math.floor(milliseconds / HOUR);
  if (hours === 0) return 'less than an hour';
  return hours === 1 ? '1 hour' : `${hours} hours`;
}

/** A date as OpenSSL prints it as ISO; one that is none, unchanged. */
export function isoDate(text: string): string {
  const time = Date.parse(text);
  return Number.isNaN(time) ? text : toSeconds(new Date(time));
}
