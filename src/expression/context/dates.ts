import { DateTime } from '../time/date-time.ts';

/** UTC. */
export const dateTime = (date: Date): DateTime => DateTime.fromMilliseconds(date.getTime());

export const dateTimeOrNull = (date: Date | undefined): DateTime | null => (date === undefined ? null : dateTime(date));
