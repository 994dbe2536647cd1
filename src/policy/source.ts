import { elementError } from './document-error.ts';
import type { Position } from './lines.ts';

export const NO_EXPRESSIONS = 'policy expressions are not supported yet by this version of apim.';

/** A text or an attribute value is an expression when this is what it begins with. */
export const beginsExpression = (text: string): boolean => /^\s*@[({]/.test(text);

/**
 * To be called before the document is read as XML. Half of the documents in the wild have raw quotes, `<` and `&&` in their
 * expressions and are no XML until those are cut out; so they are looked for here, in the text as typed. Once there are
 * expressions, each is replaced here by as many other characters, so that offsets and lines stay true.
 */
export function refuseExpressions(source: string, positionAt: (offset: number) => Position): void {
  const found = new Finder(source).find();
  if (found !== undefined) throw elementError({ name: found.element, ...positionAt(found.offset) }, NO_EXPRESSIONS);
}

interface Found {
  readonly element: string;
  /** Of the `@`. */
  readonly offset: number;
}

interface Passage {
  readonly opens: string;
  readonly closes: string;
  readonly isText: boolean;
}

const PASSAGES: readonly Passage[] = [
  { opens: '<!--', closes: '-->', isText: false },
  { opens: '<?', closes: '?>', isText: false },
  { opens: '<![CDATA[', closes: ']]>', isText: true },
];

/** Walks a document just closely enough to know where a text or an attribute value begins. */
class Finder {
  readonly #source: string;
  readonly #open: string[] = [];
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  find(): Found | undefined {
    while (this.#at < this.#source.length) {
      const found = this.#inText(this.#at) ?? this.#inMarkup(this.#source.indexOf('<', this.#at));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #inText(start: number): Found | undefined {
    const element = this.#open.at(-1);
    const offset = element === undefined ? undefined : expressionAt(this.#source, start);
    return element === undefined || offset === undefined ? undefined : { element, offset };
  }

  #inMarkup(start: number): Found | undefined {
    if (start === -1) {
      this.#at = this.#source.length;
      return undefined;
    }
    const passage = PASSAGES.find(({ opens }) => this.#source.startsWith(opens, start));
    return passage === undefined ? this.#inTag(start) : this.#inPassage(start, passage);
  }

  #inPassage(start: number, { opens, closes, isText }: Passage): Found | undefined {
    this.#at = after(this.#source, closes, start + opens.length);
    return isText ? this.#inText(start + opens.length) : undefined;
  }

  #inTag(start: number): Found | undefined {
    const { name, kind, end, expression } = readTag(this.#source, start);
    this.#at = end;
    if (kind === 'opening') this.#open.push(name);
    if (kind === 'closing') this.#open.pop();
    return expression === undefined ? undefined : { element: name, offset: expression };
  }
}

interface Tag {
  readonly name: string;
  readonly kind: 'opening' | 'closing' | 'empty';
  readonly end: number;
  readonly expression: number | undefined;
}

function readTag(source: string, start: number): Tag {
  const [opens, name] = sticky(/<\/?([^\s/>"'=]*)/y, source, start) ?? ['<', ''];
  const { end, expression } = readAttributes(source, start + opens.length);
  const kind = opens.startsWith('</') ? 'closing' : source.startsWith('/>', end - 2) ? 'empty' : 'opening';
  return { name: name ?? '', kind, end, expression };
}

/** Up to the `>`, or to the first value that is an expression. */
function readAttributes(source: string, start: number): Pick<Tag, 'end' | 'expression'> {
  let at = start;
  while (at < source.length) {
    const [unquoted] = sticky(/[^"'>]*/y, source, at) ?? [''];
    const value = at + unquoted.length + 1;
    const delimiter = source.charAt(value - 1);
    if (delimiter === '>') return { end: value, expression: undefined };
    const expression = expressionAt(source, value);
    if (expression !== undefined) return { end: value, expression };
    at = after(source, delimiter, value);
  }
  return { end: source.length, expression: undefined };
}

/** The offset of the `@` of an expression that begins here, white space apart. */
function expressionAt(source: string, offset: number): number | undefined {
  const [opening] = sticky(/\s*@[({]/y, source, offset) ?? [];
  return opening === undefined ? undefined : offset + opening.length - '@('.length;
}

function sticky(pattern: RegExp, source: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(source);
}

function after(source: string, text: string, offset: number): number {
  const found = source.indexOf(text, offset);
  return found === -1 ? source.length : found + text.length;
}
