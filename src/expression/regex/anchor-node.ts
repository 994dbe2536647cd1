import type { Machine } from './machine.ts';
import { Node } from './node.ts';
import type { AnchorName } from './tree.ts';
import { type CharTest, isBoundaryWordChar, isEcmaWordChar } from './unicode.ts';

type AnchorTest = (text: string, at: number, origin: number) => boolean;

const isBetween =
  (isWord: CharTest): AnchorTest =>
  (text, at) =>
    (at > 0 && isWord(text.charCodeAt(at - 1))) !== (at < text.length && isWord(text.charCodeAt(at)));

const isWordChar: CharTest = code => (code < 128 ? isEcmaWordChar(code) : isBoundaryWordChar(code));
const isBoundary = isBetween(isWordChar);
const isEcmaBoundary = isBetween(isEcmaWordChar);

const TESTS: Readonly<Record<AnchorName, AnchorTest>> = {
  beginning: (_text, at) => at === 0,
  'line start': (text, at) => at === 0 || text[at - 1] === '\n',
  end: (text, at) => at === text.length,
  'end or last newline': (text, at) => at === text.length || (at === text.length - 1 && text[at] === '\n'),
  'line end': (text, at) => at === text.length || text[at] === '\n',
  'start of search': (_text, at, origin) => at === origin,
  boundary: isBoundary,
  'no boundary': (text, at, origin) => !isBoundary(text, at, origin),
  'ECMAScript boundary': isEcmaBoundary,
  'no ECMAScript boundary': (text, at, origin) => !isEcmaBoundary(text, at, origin),
};

/** Goes on where the place is right, without taking a char. */
export class AnchorNode extends Node {
  readonly #test: AnchorTest;
  readonly #next: Node;

  constructor(name: AnchorName, next: Node) {
    super();
    this.#test = TESTS[name];
    this.#next = next;
  }

  override run({ text, position, origin }: Machine): Node | null {
    return this.#test(text, position, origin) ? this.#next : null;
  }
}
