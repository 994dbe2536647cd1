import { NetObject } from '../runtime/net-object.ts';
import { define } from '../types/type.ts';

export const TIME_ZONE = define({ name: 'System.TimeZone', kind: 'class' });

/** The gateway's zone, as System.TimeZone gives it. */
export class CurrentTimeZone extends NetObject {
  readonly type = TIME_ZONE;

  static readonly utc = new CurrentTimeZone();
}
