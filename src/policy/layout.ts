import type { Element } from './document/element.ts';
import { readElement } from './document/element.ts';
import { AS_WRITTEN } from './document/filling.ts';
import { STATEMENTS } from './statements/index.ts';

const INDENT = '\t';
const BREAK = /\r\n|\r|\n/;
const COMMENT = /<!--.*?-->|<\?.*?\?>/gs;

/**
 * The document as the service gives it back: tabs, one space between attributes, no XML declaration; comments stay. Lines end
 * as the document's first one does. What elements and attributes say, expressions too, stays as it is.
 * Throws UserError ValidationError with line and column where it is no XML.
 */
export function laidOut(source: string): string {
  const root = readElement(source, AS_WRITTEN);
  const layout = new Layout(source);
  const lines = [
    ...layout.comments(0, root.start, 0).filter(line => !line.startsWith('<?xml')),
    layout.element(root, 0),
    ...layout.comments(root.end, source.length, 0),
  ];
  return layout.joined([...lines, '']);
}

/** Whether the text of an element is all that it holds, so that white space in it means something. */
const isText = ({ name, children, expression, text }: Element): boolean => {
  const content = STATEMENTS.get(name)?.form.content;
  if (content === 'text' || content === 'markup') return true;
  return expression !== undefined || text.trim() !== '' || (children.length === 0 && name === 'value');
};

class Layout {
  readonly #source: string;
  readonly #lineBreak: string;

  constructor(source: string) {
    this.#source = source;
    this.#lineBreak = BREAK.exec(source)?.[0] ?? '\n';
  }

  joined(lines: readonly string[]): string {
    return lines.join(this.#lineBreak);
  }

  element(element: Element, depth: number): string {
    const { name, content, attributes, end } = element;
    const tag = [
      `<${name}`,
      ...attributes.map(({ name: attribute, start, end }) => this.#attribute(attribute, start, end)),
    ].join(' ');
    if (content === undefined) return `${tag} />`;
    if (isText(element)) return `${tag}>${this.#source.slice(content.start, end)}`;
    const inner = this.#inner(element, content.start, content.end, depth + 1);
    if (inner.length === 0) return `${tag}></${name}>`;
    return this.joined([`${tag}>`, ...inner, `${INDENT.repeat(depth)}</${name}>`]);
  }

  #inner({ children }: Element, start: number, end: number, depth: number): string[] {
    let at = start;
    const lines: string[] = [];
    for (const child of children) {
      lines.push(...this.comments(at, child.start, depth), INDENT.repeat(depth) + this.element(child, depth));
      at = child.end;
    }
    return [...lines, ...this.comments(at, end, depth)];
  }

  /** Nothing else but white space stands there. */
  comments(start: number, end: number, depth: number): string[] {
    return Array.from(this.#source.slice(start, end).matchAll(COMMENT), ([comment]) => INDENT.repeat(depth) + comment);
  }

  #attribute(name: string, start: number, end: number): string {
    const written = this.#source.slice(start, end);
    return `${name}=${written.slice(written.search(/["']/))}`;
  }
}
