/** What the text broke off in, from its last `<` on. */
const UNFINISHED: readonly (readonly [RegExp, string])[] = [
  [/^<!--/, 'Unexpected end of file while parsing Comment has occurred.'],
  [/^<!\[CDATA\[/, 'Unexpected end of file while parsing CDATA has occurred.'],
  [/^<!DOCTYPE/, 'Unexpected end of file while parsing DOCTYPE has occurred.'],
  [/^<\?/, 'Unexpected end of file while parsing PI has occurred.'],
  [/^<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*(?:"[^"]*|'[^']*)$/, 'There is an unclosed literal string.'],
  [/^<\/?[^\s"'>=]*$/, 'Unexpected end of file while parsing Name has occurred.'],
];

/** .NET's sentence for a text that ends too early. */
export function openEndMessage(source: string, open: readonly string[]): string {
  const rest = unfinished(source);
  const known = UNFINISHED.find(([begins]) => begins.test(rest));
  if (known !== undefined) return known[1];
  const names = open.toReversed().join(', ');
  const sentence = 'Unexpected end of file has occurred.';
  return names === '' ? sentence : `${sentence} The following elements are not closed: ${names}.`;
}

const COMPLETE = /<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<[^!?][^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>|[^<]+/gsy;

/** What follows the last complete piece of markup. */
function unfinished(source: string): string {
  let end = 0;
  for (const [piece] of source.matchAll(COMPLETE)) end += piece.length;
  return source.slice(end);
}
