import { Drop } from 'liquidjs';
import { SaxesParser } from 'saxes';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** An element of XML in a template: its attributes and children by their local names, its text where it is written. */
export class XmlView extends Drop {
  readonly name: string;
  readonly attributes = new Map<string, string>();
  readonly children: XmlView[] = [];
  content = '';
  isNil = false;
  readonly #nil: string | null;

  constructor(name: string, nil: string | null) {
    super();
    this.name = name;
    this.#nil = nil;
  }

  /** Templates that Azure makes of a WSDL write all names in lower case. */
  override liquidMethodMissing(key: string | number): unknown {
    const name = String(key);
    const exact = this.children.filter(child => child.name === name);
    const found = exact.length > 0 ? exact : this.children.filter(child => sameLetters(child.name, name));
    const [first, another] = found;
    if (first === undefined) return this.#attribute(name);
    return another === undefined ? first.value : found.map(({ value }) => value);
  }

  #attribute(name: string): string | undefined {
    const same = [...this.attributes].find(([each]) => sameLetters(each, name));
    return this.attributes.get(name) ?? same?.[1];
  }

  /** What is nothing but a text is that text. */
  get value(): unknown {
    if (this.isNil) return this.#nil;
    return this.children.length === 0 && this.attributes.size === 0 ? this.content : this;
  }

  override toString(): string {
    return this.children.length === 0 ? this.content : '';
  }

  /** So that a loop over what may come several times has its way with one, too. */
  *[Symbol.iterator](): Iterator<XmlView> {
    yield this;
  }
}

const sameLetters = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** A document as a template sees it: its root by its name. Throws Error for what is no XML. */
export function xmlInput(text: string, nil: string | null): XmlView {
  const document = new XmlView('', nil);
  const open = [document];
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on('opentag', ({ local, attributes }) => {
    const element = new XmlView(local, nil);
    for (const { uri, local: name, prefix, value } of Object.values(attributes))
      if (uri === XSI) element.isNil ||= name === 'nil' && /^(?:true|1)$/.test(value);
      else if (prefix !== 'xmlns' && name !== 'xmlns') element.attributes.set(name, value);
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element !== undefined) element.content += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => open.pop());
  parser.on('error', error => {
    throw error;
  });
  parser.write(text.replace(/^\uFEFF/, '')).close();
  return document;
}
