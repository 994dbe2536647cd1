/** Controls of the terminal, and marks that turn the direction of what follows. */
const CONTROLS = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text of others' making, such as the subject of a certificate, on one line and without what a terminal obeys. */
export const plainText = (text: string): string => text.replace(/\s*[\r\n\t]\s*/g, ' ').replace(CONTROLS, '');

/** The same for a value between tabs: line breaks and tabs become `\n`, `\r` and `\t`. */
export const plainField = (text: string): string =>
  text.replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replace(CONTROLS, '');
