/** Characters one by one, as they are meant. */
export interface TextReader {
  /** The offset of the character in the text. */
  readonly at: number;
  /** Empty at the end. */
  readonly character: string;
  advance(): void;
}

export class PlainText implements TextReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  get character(): string {
    return this.#text.charAt(this.at);
  }

  advance(): void {
    this.at += 1;
  }
}

const ENTITY = /&(?:(quot|apos|lt|gt|amp)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/y;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
]);

/** Text of an XML document, whose entities stand for single characters. */
export class EscapedText implements TextReader {
  readonly #text: string;
  at: number;
  character = '';
  #length = 0;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
    this.#read();
  }

  advance(): void {
    this.at += this.#length;
    this.#read();
  }

  #read(): void {
    const character = this.#text.charAt(this.at);
    const entity = character === '&' ? this.#readEntity() : undefined;
    this.character = entity?.character ?? character;
    this.#length = entity?.length ?? 1;
  }

  #readEntity(): { readonly character: string; readonly length: number } | undefined {
    ENTITY.lastIndex = this.at;
    const match = ENTITY.exec(this.#text);
    if (match === null) return undefined;
    const [{ length }, name, decimal, hexadecimal] = match;
    const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
    const character = name === undefined ? characterOf(code) : NAMED.get(name);
    return character === undefined ? undefined : { character, length };
  }
}

function characterOf(code: number): string | undefined {
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
