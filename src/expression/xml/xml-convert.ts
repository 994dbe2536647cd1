import { formatText } from '../convert/format.ts';
import { Boxed } from '../runtime/boxed.ts';
import { argumentException } from '../runtime/exception.ts';
import { textOf } from '../runtime/text-of.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset } from '../time/date-time-offset.ts';
import { TimeSpan } from '../time/time-span.ts';
import { durationText } from './duration.ts';
import { XObject } from './x-object.ts';

/** XmlConvert's text of a value in object form. Throws ArgumentException for a node. */
export function xmlText(value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  if (value instanceof Boxed) return numberText(value);
  if (value instanceof DateTime) return formatText(value, 'yyyy-MM-ddTHH:mm:ss.FFFFFFFK');
  if (value instanceof DateTimeOffset)
    return formatText(value, 'yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz').replace(/\+00:00$/, 'Z');
  if (value instanceof TimeSpan) return durationText(value.ticks);
  if (value instanceof XObject) throw argumentException('An XObject cannot be used as a value.');
  return textOf(value);
}

/** https://www.w3.org/TR/xmlschema-2/#double */
const numberText = (value: Boxed): string => value.toText().replace('Infinity', 'INF');
