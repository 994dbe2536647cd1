import { nullReference } from './exception.ts';

/** The elements of anything that is an IEnumerable; a string's are chars, as numbers. */
export function iterate(value: unknown): Iterable<unknown> {
  if (typeof value === 'string') return chars(value);
  if (isIterable(value)) return value;
  throw nullReference();
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

function* chars(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) yield text.charCodeAt(index);
}
