import { Random } from '../../support/random.ts';
import { broken, soup } from './breakage.ts';
import { huge, repeated } from './shapes.ts';
import { Statements } from './statements.ts';
import { Values } from './values.ts';

/** A policy expression, `@(…)` or `@{…}`, always the same for the same seed; about half of them compile. */
export function expressionOf(seed: number): string {
  const random = new Random(seed);
  const choice = random.below(20);
  if (choice === 0) return wrapped(repeated(random), random);
  if (choice === 1) return wrapped(huge(random), random);
  if (choice === 2) return wrapped(soup(random), random);
  if (choice < 7) return inside(typed(random), text => broken(text, random));
  return choice === 7 ? broken(typed(random), random) : typed(random);
}

function typed(random: Random): string {
  const values = new Values(random);
  const depth = 1 + random.below(4);
  return random.below(3) === 0 ? `@{ ${new Statements(values).body(depth)} }` : `@(${values.any(depth)})`;
}

const inside = (text: string, change: (text: string) => string): string =>
  `${text.slice(0, 2)}${change(text.slice(2, -1))}${text.slice(-1)}`;

function wrapped(text: string, random: Random): string {
  const choice = random.below(8);
  if (choice === 0) return text;
  if (choice === 1) return `@{${text}}`;
  return choice === 2 ? `@{ return ${text}; }` : `@(${text})`;
}
