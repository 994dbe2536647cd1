import { foldOrdinal } from './case.ts';

/** What culture-sensitive comparisons skip. */
const IGNORABLE = /(?![\t-\r\x85])\p{Cc}|\p{Default_Ignorable_Code_Point}/gu;

/** Equal for texts that are equal as the invariant culture means it. */
export const weighed = (text: string): string => text.normalize('NFD').replace(IGNORABLE, '');

export const weighedWithoutCase = (text: string): string => foldOrdinal(weighed(text));

/** Western letters, each of them one unit that stands for itself, and no marks behind them. */
const PLAIN = /^[\t-\r -~\xa0-\xac\xae-\u02ff]*$/;

/** Whether two texts that are equal by culture are the same units. */
export const isPlain = (text: string): boolean => PLAIN.test(text);
