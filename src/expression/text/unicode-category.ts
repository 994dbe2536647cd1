import { defineEnum } from '../types/type.ts';

/** In the order of UnicodeCategory, with Unicode's own names. https://learn.microsoft.com/dotnet/api/system.globalization.unicodecategory */
const CATEGORIES = [
  ['UppercaseLetter', 'Lu'],
  ['LowercaseLetter', 'Ll'],
  ['TitlecaseLetter', 'Lt'],
  ['ModifierLetter', 'Lm'],
  ['OtherLetter', 'Lo'],
  ['NonSpacingMark', 'Mn'],
  ['SpacingCombiningMark', 'Mc'],
  ['EnclosingMark', 'Me'],
  ['DecimalDigitNumber', 'Nd'],
  ['LetterNumber', 'Nl'],
  ['OtherNumber', 'No'],
  ['SpaceSeparator', 'Zs'],
  ['LineSeparator', 'Zl'],
  ['ParagraphSeparator', 'Zp'],
  ['Control', 'Cc'],
  ['Format', 'Cf'],
  ['Surrogate', 'Cs'],
  ['PrivateUse', 'Co'],
  ['ConnectorPunctuation', 'Pc'],
  ['DashPunctuation', 'Pd'],
  ['OpenPunctuation', 'Ps'],
  ['ClosePunctuation', 'Pe'],
  ['InitialQuotePunctuation', 'Pi'],
  ['FinalQuotePunctuation', 'Pf'],
  ['OtherPunctuation', 'Po'],
  ['MathSymbol', 'Sm'],
  ['CurrencySymbol', 'Sc'],
  ['ModifierSymbol', 'Sk'],
  ['OtherSymbol', 'So'],
  ['OtherNotAssigned', 'Cn'],
] as const;

export const UNICODE_CATEGORY = defineEnum(
  'System.Globalization.UnicodeCategory',
  CATEGORIES.map(([name]) => name),
);

const TESTS = CATEGORIES.map(([, short]) => new RegExp(`^\\p{${short}}$`, 'u'));

/** The member of UnicodeCategory of a character, which may be half of a surrogate pair. */
export function unicodeCategoryOf(character: string): number {
  return TESTS.findIndex(test => test.test(character));
}
