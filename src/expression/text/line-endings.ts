import type { Meter } from '../runtime/meter.ts';
import { joined } from './replace.ts';

/** `string.ReplaceLineEndings` */
export const replaceLineEndings = (meter: Meter, text: string, replacement: string): string =>
  joined(meter, text.split(/\r\n|[\n\r\f\x85\u2028\u2029]/), replacement);
