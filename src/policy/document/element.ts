import { SaxesParser } from 'saxes';
import { UserError } from '../../errors.ts';
import { endOfExpression } from '../../expression/source.ts';
import { elementError, xmlError } from './document-error.ts';
import { type Filling, mayNameValues, namesIn } from './filling.ts';
import type { FoundExpression } from './found-expression.ts';
import type { Position } from './lines.ts';
import type { PolicyExpression } from './policy-expression.ts';
import { readText } from './read-text.ts';
import { beginsExpression, type CutSource, cutExpressions } from './source.ts';
import { syntaxProblem } from './syntax-error.ts';
import { asWritten, type Written } from './written.ts';

/** A piece of the source; the end is the first offset that no longer belongs to it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range goes from the name to the closing quote, and so does the position. */
export interface Attribute extends Range, Position {
  readonly name: string;
  /** Of an expression its source. */
  readonly value: string;
  readonly expression: PolicyExpression | undefined;
}

/** The range and the position begin at the `<`. */
export interface Element extends Range, Position {
  readonly name: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly Element[];
  /** All its own text in one, children left out; of an expression its source. */
  readonly text: string;
  /** As written between its two tags, where elements stand there: to some policies that is a text. Empty without elements. */
  readonly markup: string;
  /** Of a Liquid template what it is, with its places: the markup, else the text. Undefined elsewhere. */
  readonly template: Written | undefined;
  /** What its text is. */
  readonly expression: PolicyExpression | undefined;
  /** Between its two tags; undefined where there is only one, `<a />`. */
  readonly content: Range | undefined;
}

/** https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#api-management-limits */
const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 200;

const ENTITIES_BEGIN = 'The @( or @{ that begins a policy expression must not be written with entities or in pieces.';
const NOT_ALONE = 'A policy expression is the whole of a text: nothing else may stand beside it.';

/** Reads a document. Throws UserError ValidationError with line and column. */
export function readElement(source: string | Written, filling: Filling): Element {
  const { text, positionAt } = typeof source === 'string' ? asWritten(source) : source;
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw new UserError('ValidationError', `A policy document must not be larger than ${MAX_BYTES / 1024} KiB.`);
  return new Reader(text, cutExpressions(text, positionAt), positionAt, filling).read();
}

interface Draft {
  readonly name: string;
  readonly start: number;
  readonly attributes: Attribute[];
  readonly children: Element[];
  text: string;
  contentStart: number;
}

/** What stands in an attribute or in an element. */
interface Filled {
  readonly value: string;
  readonly expression: PolicyExpression | undefined;
  /** The same with its places, where those were given. */
  readonly written: Written | undefined;
}

/** Where a value or a text is written, what inside of that is not its own, and whether its braces may be Liquid's. */
interface Whereabouts {
  /** Undefined: the text of the element. */
  readonly attribute: string | undefined;
  readonly written: Range;
  readonly inside: readonly Range[];
  readonly keepsUnknown: boolean;
  /** The text with its places, where somebody wants to know them. */
  readonly placed: Written | undefined;
}

/** A named value may be an expression. Throws DocumentFault where it begins like one and does not end like one. */
function expressionOf({ text, positionAt }: Written, element: string, attribute: string | undefined): Filled {
  const start = text.indexOf('@');
  const source = text.slice(start).trimEnd();
  if (endOfExpression(source, 0) !== source.length)
    throw elementError(
      { name: element, ...positionAt(start) },
      'A named value holds a policy expression that does not end where its text does.',
    );
  return {
    value: source,
    expression: { element, attribute, source, positionAt: offset => positionAt(start + offset) },
    written: undefined,
  };
}

/** Liquid has braces of its own. */
const isLiquid = ({ name, value }: Attribute): boolean =>
  name === 'template' && value.trim().toLowerCase() === 'liquid';

const blank = (text: string): string => ' '.repeat(text.length);

class Reader {
  readonly #written: string;
  /** With blanks for its expressions. */
  readonly #source: string;
  readonly #expressions: readonly FoundExpression[];
  readonly #positionAt: (offset: number) => Position;
  readonly #filling: Filling;
  readonly #parser = new SaxesParser({ position: false, defaultXMLVersion: '1.0', forceXMLVersion: true });
  readonly #open: Draft[] = [];
  #root: Element | undefined;
  #isRead = false;
  /** How many of the expressions have found their place. */
  #placed = 0;

  constructor(
    written: string,
    { text, expressions }: CutSource,
    positionAt: (offset: number) => Position,
    filling: Filling,
  ) {
    this.#written = written;
    this.#source = text;
    this.#expressions = expressions;
    this.#positionAt = positionAt;
    this.#filling = filling;
    this.#parser.on('opentagstart', tag => this.#begin(tag.name));
    this.#parser.on('attribute', ({ name, value }) => this.#attribute(name, value));
    this.#parser.on('opentag', () => this.#beginContent());
    this.#parser.on('text', text => this.#text(text));
    this.#parser.on('cdata', text => this.#text(text));
    this.#parser.on('closetag', ({ isSelfClosing }) => this.#end(isSelfClosing));
    this.#parser.on('doctype', () => this.#fail('A document type declaration is not allowed.'));
    this.#parser.on('error', error => this.#syntaxError(error.message));
  }

  read(): Element {
    this.#parser.write(this.#source);
    this.#isRead = true;
    this.#parser.close();
    return this.#root ?? this.#fail('Root element is missing.');
  }

  #begin(name: string): void {
    const start = this.#source.lastIndexOf('<', this.#parser.position - 1);
    if (this.#open.length === MAX_DEPTH)
      throw elementError({ name, ...this.#positionAt(start) }, `Elements may not be nested deeper than ${MAX_DEPTH}.`);
    this.#open.push({ name, start, attributes: [], children: [], text: '', contentStart: start });
  }

  #attribute(name: string, value: string): void {
    const element = this.#innermost();
    const end = this.#parser.position;
    const openingQuote = this.#source.lastIndexOf(this.#source.charAt(end - 1), end - 2);
    const toName = this.#source.slice(element.start, openingQuote).trimEnd().slice(0, -1).trimEnd();
    const start = element.start + toName.length - name.length;
    const position = this.#positionAt(start);
    const expression = this.#expressionIn(openingQuote, end);
    if (beginsExpression(value)) throw elementError({ name: element.name, ...position }, ENTITIES_BEGIN);
    const range = { start: openingQuote + 1, end: end - 1 };
    element.attributes.push({
      name,
      start,
      end,
      ...position,
      ...this.#filled(element.name, value, expression, {
        attribute: name,
        written: range,
        inside: [],
        keepsUnknown: this.#isInLiquid([]),
        placed: undefined,
      }),
    });
  }

  /** What a value or a text says once named values stand in the place of their names. */
  #filled(
    element: string,
    value: string,
    expression: FoundExpression | undefined,
    { attribute, written, inside, keepsUnknown, placed }: Whereabouts,
  ): Filled {
    if (expression !== undefined) {
      const { text, positionAt } = this.#filling.fill(
        { ...expression, text: expression.source },
        element,
        keepsUnknown,
      );
      return {
        value: text,
        expression: text === expression.source ? expression : { ...expression, source: text, positionAt },
        written: undefined,
      };
    }
    if (!mayNameValues(value)) return { value, expression, written: placed };
    const positionAt = placed?.positionAt ?? this.#placesOfNames(value, written, inside);
    const filled = this.#filling.fill({ text: value, positionAt }, element, keepsUnknown);
    return filled.text !== value && beginsExpression(filled.text)
      ? expressionOf(filled, element, attribute)
      : { value: filled.text, expression, written: placed && filled };
  }

  /** Names are the same with and without entities, so that the third of a text is the third of what was written for it. */
  #placesOfNames(text: string, { start, end }: Range, inside: readonly Range[]): Written['positionAt'] {
    const own = inside.reduce(
      (source, child) => source.slice(0, child.start) + ' '.repeat(child.end - child.start) + source.slice(child.end),
      this.#source.slice(0, end),
    );
    const written = [...namesIn(own.slice(start).replace(/<!--.*?-->/gs, blank))];
    const offsets = new Map([...namesIn(text)].map(({ index }, at) => [index, start + (written[at]?.index ?? 0)]));
    return offset => this.#positionAt(offsets.get(offset) ?? start);
  }

  #markup(children: readonly Element[], content: Range | undefined): Written | undefined {
    if (content === undefined || children.length === 0) return undefined;
    return this.#filling.fillMarkup(this.#piece(content));
  }

  #piece({ start, end }: Range): Written {
    return { text: this.#written.slice(start, end), positionAt: offset => this.#positionAt(start + offset) };
  }

  /** The text of a template with its places; undefined where it is not told by what stands between the tags alone. */
  #withPlaces(text: string, content: Range): Written | undefined {
    const read = readText(this.#piece(content));
    return read.text === text ? read : undefined;
  }

  #isInLiquid(own: readonly Attribute[]): boolean {
    return own.some(isLiquid) || this.#open.some(({ attributes }) => attributes.some(isLiquid));
  }

  #expressionIn(start: number, end: number): FoundExpression | undefined {
    const next = this.#expressions[this.#placed];
    if (next === undefined || next.start < start || next.end > end) return undefined;
    this.#placed += 1;
    return next;
  }

  #beginContent(): void {
    this.#innermost().contentStart = this.#parser.position;
  }

  #text(text: string): void {
    const element = this.#open.at(-1);
    if (element !== undefined) element.text += text;
  }

  #end(isEmpty: boolean): void {
    const draft = this.#innermost();
    const end = this.#parser.position;
    const closingTag = this.#source.lastIndexOf('<', end - 1);
    if (!isEmpty) this.#checkClosingTag(draft, closingTag + '</'.length);
    const element = this.#finished(draft, end, isEmpty ? undefined : { start: draft.contentStart, end: closingTag });
    this.#open.pop();
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  #finished(draft: Draft, end: number, content: Range | undefined): Element {
    const { name, start, attributes, children, text } = draft;
    const expression = content === undefined ? undefined : this.#expressionIn(content.start, content.end);
    if (expression !== undefined && (children.length > 0 || text.trim() !== ''))
      throw elementError({ name, line: expression.line, column: expression.column }, NOT_ALONE);
    const { line, column } = this.#positionAt(start);
    if (beginsExpression(text)) throw elementError({ name, line, column }, ENTITIES_BEGIN);
    const isTemplate = this.#isInLiquid(attributes);
    // Written out: with spreads it takes twenty times as long, half of what reading a document takes.
    const filled =
      content === undefined
        ? { value: text, expression, written: undefined }
        : this.#filled(name, text, expression, {
            attribute: undefined,
            written: content,
            inside: children,
            keepsUnknown: isTemplate,
            placed: isTemplate ? this.#withPlaces(text, content) : undefined,
          });
    const markup = this.#markup(children, content);
    return {
      name,
      line,
      column,
      attributes,
      children,
      text: filled.value,
      markup: markup?.text ?? '',
      template: isTemplate ? (markup ?? filled.written) : undefined,
      expression: filled.expression,
      start,
      end,
      content,
    };
  }

  #checkClosingTag({ name, start }: Draft, offset: number): void {
    const closing = this.#source.slice(offset, this.#parser.position - '>'.length).trim();
    if (closing === name) return;
    const { line, column } = this.#positionAt(start);
    this.#failAt(
      offset,
      `The '${name}' start tag on line ${line} position ${column} does not match the end tag of '${closing}'.`,
    );
  }

  #innermost(): Draft {
    const element = this.#open.at(-1);
    return element ?? this.#fail('Unexpected end tag.');
  }

  #syntaxError(message: string): never {
    const open = this.#open.map(({ name }) => name);
    const { offset, sentence } = syntaxProblem(this.#source, this.#offset(), message, open);
    return this.#failAt(offset, sentence);
  }

  /** Of the last character that was read. */
  #offset(): number {
    return this.#isRead ? this.#source.length : Math.max(this.#parser.position - 1, 0);
  }

  #fail(sentence: string): never {
    return this.#failAt(this.#offset(), sentence);
  }

  #failAt(offset: number, sentence: string): never {
    throw xmlError(this.#positionAt(offset), sentence);
  }
}
