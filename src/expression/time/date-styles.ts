import { argumentException } from '../runtime/exception.ts';
import { defineFlags } from '../types/type.ts';

export const STYLES = {
  None: 0,
  AllowLeadingWhite: 1,
  AllowTrailingWhite: 2,
  AllowInnerWhite: 4,
  AllowWhiteSpaces: 7,
  NoCurrentDateDefault: 8,
  AdjustToUniversal: 16,
  AssumeLocal: 32,
  AssumeUniversal: 64,
  RoundtripKind: 128,
} as const;

export const DATE_TIME_STYLES = defineFlags('System.Globalization.DateTimeStyles', STYLES);

export const hasStyle = (styles: number, name: keyof typeof STYLES): boolean => (styles & STYLES[name]) !== 0;

/** Throws ArgumentException for styles that contradict each other. */
export function checkStyles(styles: number, parameter: string): number {
  if (styles < 0 || styles > 255)
    throw argumentException('An undefined DateTimeStyles value is being used.', parameter);
  if (hasStyle(styles, 'AssumeLocal') && hasStyle(styles, 'AssumeUniversal'))
    throw argumentException(
      'The DateTimeStyles values AssumeLocal and AssumeUniversal cannot be used together.',
      parameter,
    );
  if (hasStyle(styles, 'RoundtripKind') && (styles & 112) !== 0)
    throw argumentException(
      'The DateTimeStyles value RoundtripKind cannot be used with the values AssumeLocal, AssumeUniversal or AdjustToUniversal.',
      parameter,
    );
  return styles;
}
