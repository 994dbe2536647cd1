import { NetException } from '../runtime/exception.ts';
import { NEW_LINE } from '../text/new-line.ts';
import type { Type } from '../types/type.ts';
import { tokenPath } from './path.ts';
import type { JToken } from './token.ts';

/** What is wrong with a token; the message ends with the token's path. */
export class TokenFault extends NetException {
  readonly path: string;
  readonly #text: string;

  /** The text is a sentence, or several that end with a line break. */
  constructor(type: Type, text: string, token: JToken, inner: NetException | null) {
    const path = tokenPath(token);
    const start = text.endsWith(NEW_LINE) ? text : `${text} `;
    super(type, `${start}Path '${path}'.`, inner);
    this.path = path;
    this.#text = start;
  }

  /** The same with another ending: `Path 'a', line 1, position 5.` */
  endingWith(place: string): NetException {
    return new NetException(this.type, this.#text + place, this.inner);
  }
}
