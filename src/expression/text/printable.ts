import { box } from '../runtime/box.ts';
import { textOf } from '../runtime/text-of.ts';
import { KEYWORDS } from '../types/display.ts';

/** C#'s keyword for each type whose values StringBuilder and StringWriter take as they are, and how such a value prints. */
export const PRINTABLE: ReadonlyMap<string, (value: unknown) => string> = new Map(
  [...KEYWORDS]
    .filter(([word]) => word !== 'void')
    .map(([word, type]) => {
      const boxed = box(type) ?? ((value: unknown) => value);
      return [word, (value: unknown) => textOf(boxed(value))];
    }),
);
