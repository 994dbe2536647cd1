const IDENTIFIER_START = /[\p{L}\p{Nl}_]/u;
const IDENTIFIER_PART = /[\p{L}\p{Nl}\p{Nd}\p{Pc}\p{Mn}\p{Mc}\p{Cf}]/u;
const SPACE_SEPARATOR = /\p{Zs}/u;

export function isIdentifierStart(unit: number): boolean {
  if (unit < 128) return isLetter(unit) || unit === 95;
  return IDENTIFIER_START.test(String.fromCharCode(unit));
}

export function isIdentifierPart(unit: number): boolean {
  if (unit < 128) return isLetter(unit) || unit === 95 || isDigit(unit);
  return IDENTIFIER_PART.test(String.fromCharCode(unit));
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

/** CR, LF, NEL, LS, PS: what ends a line in C#. */
export function isNewline(unit: number): boolean {
  return unit === 10 || unit === 13 || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** White space inside a line; a byte order mark and Ctrl+Z, which old editors leave, count as such. */
export function isSpace(unit: number): boolean {
  if (unit === 32 || (unit >= 9 && unit <= 12 && unit !== 10)) return true;
  if (unit < 128) return unit === 26;
  return unit === 0xfeff || SPACE_SEPARATOR.test(String.fromCharCode(unit));
}
