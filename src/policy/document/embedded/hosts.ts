/** A text of another language: what stands between its quotes. */
export interface Quoted {
  readonly start: number;
  readonly end: number;
  /** Undefined: all is as typed. */
  readonly escapes: RegExp | undefined;
  meaning(escaped: string): string;
}

/** The texts of a file. */
export type Host = (file: string) => Iterable<Quoted>;

interface Quotes {
  readonly opens: string;
  readonly closes: string;
  readonly escapes: RegExp | undefined;
}

const CHARACTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `\n`, `\"`, `\u003c`, `\u{1f600}`, `$${`. */
function meaning(escaped: string): string {
  if (!escaped.startsWith('\\')) return escaped.slice(1);
  const [, code] = /^\\u\{?([\da-f]+)/i.exec(escaped) ?? [];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  const character = escaped.slice(1);
  return CHARACTERS[character] ?? character;
}

function* textsIn(file: string, pattern: RegExp, quotesOf: (match: RegExpExecArray) => Quotes): Iterable<Quoted> {
  for (const match of file.matchAll(pattern)) {
    const { opens, closes, escapes } = quotesOf(match);
    const end = match.index + match[0].length - closes.length;
    yield { start: match.index + opens.length, end, escapes, meaning };
  }
}

const JSON_ESCAPE = /\\(?:u[\da-fA-F]{4}|.)/g;
const IN_QUOTES = { opens: '"', closes: '"', escapes: JSON_ESCAPE };

/** Templates of ARM. What begins with a bracket is an expression that makes a text at deployment. */
export const JSON_TEXTS: Host = file => textsIn(file, /"(?:[^"\\]|\\.)*"/g, () => IN_QUOTES);

const BICEP_LINES = { opens: "'''", closes: "'''", escapes: undefined };
const BICEP_LINE = { opens: "'", closes: "'", escapes: /\\(?:u\{[\da-fA-F]+\}|.)/g };

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings */
export const BICEP: Host = file =>
  textsIn(file, /'''.*?'''(?!')|'(?:[^'\\\r\n]|\\.)*'/gs, ([text]) =>
    text.startsWith("'''") ? BICEP_LINES : BICEP_LINE,
  );

/** https://developer.hashicorp.com/terraform/language/expressions/strings */
export const TERRAFORM: Host = file =>
  textsIn(file, /<<[-~]?[ \t]*"?(\w+)"?[ \t]*\r?\n.*?\n[ \t]*\1(?!\w)|"(?:[^"\\\r\n]|\\.)*"/gs, ([text, word = '']) =>
    text.startsWith('"') ? IN_QUOTES : heredoc(text, word),
  );

const heredoc = (text: string, word: string): Quotes => ({
  opens: text.slice(0, text.indexOf('\n') + 1),
  closes: /\n[ \t]*$/.exec(text.slice(0, -word.length))?.[0].concat(word) ?? word,
  escapes: /\$\$\{|%%\{/g,
});
