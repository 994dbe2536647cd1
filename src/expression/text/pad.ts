import type { Meter } from '../runtime/meter.ts';
import { checkNotNegative } from './faults.ts';

/** `new string(char, count)` */
export const repeatChar = (meter: Meter, char: number, count: number, parameter: string): string =>
  repeatText(meter, String.fromCharCode(char), count, parameter);

export function repeatText(meter: Meter, text: string, count: number, parameter: string): string {
  checkNotNegative(count, parameter);
  meter.grow(text.length * count);
  return text.repeat(count);
}

const padded =
  (pad: (text: string, width: number, filler: string) => string) =>
  (meter: Meter, text: string, totalWidth: number, char: number): string => {
    checkNotNegative(totalWidth, 'totalWidth');
    meter.grow(Math.max(totalWidth, text.length));
    return pad(text, totalWidth, String.fromCharCode(char));
  };

export const padLeft = padded((text, width, filler) => text.padStart(width, filler));
export const padRight = padded((text, width, filler) => text.padEnd(width, filler));
