const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]{15,}/g;

/** JSON whose numbers of more digits than JavaScript holds stay their text. Throws SyntaxError. */
export function parseJson(text: string, revive: (value: unknown) => unknown): unknown {
  const json = text
    .replace(/^\uFEFF/, '')
    .replace(LONG_NUMBER, token => (token.startsWith('"') ? token : `"${token}"`));
  return JSON.parse(json, (_, value) => revive(value));
}
