import { Sequence } from '../runtime/sequence.ts';
import { KEY_VALUE_PAIR } from '../types/collections.ts';
import { STRING } from '../types/primitives.ts';
import type { JObject } from './object.ts';
import { JTOKEN } from './token.ts';

/** The properties as `foreach` over a JObject gives them. */
export const pairsOf = (object: JObject): Sequence =>
  new Sequence(KEY_VALUE_PAIR.of(STRING, JTOKEN), () => object.entries());
