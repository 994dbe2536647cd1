/**
 * The small letter of a char, by which .NET compares when case is ignored, invariant culture; the char itself where there is none.
 * İ and ı stand only for themselves.
 */
export function fold(code: number): number {
  if (code < 128) return code >= 65 && code <= 90 ? code + 32 : code;
  const small = String.fromCharCode(code).toLowerCase();
  return small.length === 1 ? small.charCodeAt(0) : code;
}

/** The capital of a char, where it is one char that has this small letter. */
export function capital(code: number): number {
  const found = String.fromCharCode(code).toUpperCase();
  return found.length === 1 && fold(found.charCodeAt(0)) === code ? found.charCodeAt(0) : code;
}
