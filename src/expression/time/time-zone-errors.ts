import { argumentException, EXCEPTION, NetException } from '../runtime/exception.ts';
import { define } from '../types/type.ts';

export const TIME_ZONE_NOT_FOUND_EXCEPTION = define({
  name: 'System.TimeZoneNotFoundException',
  kind: 'class',
  bases: () => [EXCEPTION],
});

export const notFound = (id: string): NetException =>
  new NetException(
    TIME_ZONE_NOT_FOUND_EXCEPTION,
    `The time zone ID '${id}' was not found on the local computer.`,
    null,
  );

export const wrongKind = (): NetException =>
  argumentException(
    'The conversion could not be completed because the supplied DateTime did not have the Kind property set correctly.  For example, when the Kind property is DateTimeKind.Local, the source time zone must be TimeZoneInfo.Local.',
    'sourceTimeZone',
  );

export const skipped = (parameter: string): NetException =>
  argumentException(
    'The supplied DateTime represents an invalid time.  For example, when the clock is adjusted forward, any time in the period that is skipped is invalid.',
    parameter,
  );
