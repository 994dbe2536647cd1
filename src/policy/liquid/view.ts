import { Drop } from 'liquidjs';
import type { Clock } from '../../surroundings.ts';

/** An object of which a template sees these members and nothing else. */
export class View extends Drop {
  readonly #member: (name: string) => unknown;
  readonly #text: () => string;

  constructor(member: (name: string) => unknown, text: () => string) {
    super();
    this.#member = member;
    this.#text = text;
  }

  override liquidMethodMissing(name: string | number): unknown {
    return this.#member(String(name));
  }

  override toString(): string {
    return this.#text();
  }
}

/** The whole of a call, and what filters ask of its surroundings. */
export class CallView extends View {
  readonly #clock: Clock;

  constructor(members: View, clock: Clock) {
    super(name => members.liquidMethodMissing(name), NO_TEXT);
    this.#clock = clock;
  }

  static clockOf(view: unknown): Clock | undefined {
    return view instanceof CallView ? view.#clock : undefined;
  }
}

const NO_TEXT = (): string => '';

/** By these names; where none is written so, by their letters alone. */
export function viewOf(members: Readonly<Record<string, () => unknown>>, text = NO_TEXT): View {
  const known = new Map(Object.entries(members).map(([name, value]) => [name.toLowerCase(), value]));
  return new View(name => known.get(name.toLowerCase())?.(), text);
}
