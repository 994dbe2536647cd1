/** undici reads it as UTF-8, Node takes ISO-8859-1 alone: RFC 9112, section 4. */
export const reasonPhrase = (text: string): string =>
  /[^\t\x20-\x7e\x80-\xff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
