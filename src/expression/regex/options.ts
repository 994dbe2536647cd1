import { defineFlags } from '../types/type.ts';

export const OPTIONS = {
  None: 0,
  IgnoreCase: 1,
  Multiline: 2,
  ExplicitCapture: 4,
  Compiled: 8,
  Singleline: 16,
  IgnorePatternWhitespace: 32,
  RightToLeft: 64,
  ECMAScript: 256,
  CultureInvariant: 512,
  NonBacktracking: 1024,
} as const;

export type OptionName = keyof typeof OPTIONS;

export const REGEX_OPTIONS = defineFlags('System.Text.RegularExpressions.RegexOptions', OPTIONS);

export const hasOption = (options: number, name: OptionName): boolean => (options & OPTIONS[name]) !== 0;
