interface SyntaxProblem {
  readonly offset: number;
  readonly sentence: string;
}

/** What a parser's message and offset come to, in .NET's words where those say more. */
export function syntaxProblem(source: string, offset: number, message: string, open: readonly string[]): SyntaxProblem {
  const ampersand = bareAmpersand(source);
  if (ampersand !== undefined && ampersand < offset)
    return { offset: ampersand + 1, sentence: 'An error occurred while parsing EntityName.' };
  return { offset, sentence: sentenceFor(message, source.codePointAt(offset), open) };
}

function sentenceFor(message: string, character: number | undefined, open: readonly string[]): string {
  if (message === 'document must contain a root element.') return 'Root element is missing.';
  if (message === 'malformed comment.')
    return "An XML comment cannot contain '--', and '-' cannot be the last character.";
  if (message === 'disallowed character.' && character !== undefined) return invalidCharacter(character);
  if (message === 'unexpected end.' || message.startsWith('unclosed tag')) return notClosed(open);
  return `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.$/, '')}.`;
}

function invalidCharacter(code: number): string {
  const character = String.fromCodePoint(code);
  const shown = /\p{C}/u.test(character) ? '.' : character;
  return `'${shown}', hexadecimal value 0x${code.toString(16).toUpperCase().padStart(2, '0')}, is an invalid character.`;
}

const notClosed = (open: readonly string[]): string =>
  open.length === 0
    ? 'Unexpected end of file has occurred.'
    : `Unexpected end of file has occurred. The following elements are not closed: ${open.toReversed().join(', ')}.`;

const ENTITY_OR_OTHER =
  /<!--.*?(?:-->|$)|<\?.*?(?:\?>|$)|<!\[CDATA\[.*?(?:\]\]>|$)|&(?!(?:#\d+|#x[\da-f]+|[a-z_:][\w:.-]*);)/gis;

/** The commonest slip, which a parser notices only at the next semicolon, or at the end: `?a=1&b=2`. */
const bareAmpersand = (source: string): number | undefined =>
  Array.from(source.matchAll(ENTITY_OR_OTHER)).find(([text]) => text === '&')?.index;
