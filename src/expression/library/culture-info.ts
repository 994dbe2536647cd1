import { CULTURE_INFO, type CultureInfo, IFORMAT_PROVIDER, INVARIANT_CULTURE } from '../numbers/culture-info.ts';
import { members } from '../types/table.ts';

export const iformatProvider = members(IFORMAT_PROVIDER, () => ({}));

/** Not on Microsoft's list, but real policies name it. https://learn.microsoft.com/dotnet/api/system.globalization.cultureinfo */
export const cultureInfo = members(CULTURE_INFO, () => ({
  'static CultureInfo InvariantCulture': () => INVARIANT_CULTURE,
  'static CultureInfo CurrentCulture': () => INVARIANT_CULTURE,
  'static CultureInfo CurrentUICulture': () => INVARIANT_CULTURE,
  'string Name': ({ name }: CultureInfo) => name,
  'string EnglishName': ({ englishName }: CultureInfo) => englishName,
  'string DisplayName': ({ englishName }: CultureInfo) => englishName,
}));
