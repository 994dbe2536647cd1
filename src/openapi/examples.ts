import type { Representation } from '../model/representation.ts';
import type { Documents } from './documents.ts';
import type { Part } from './part.ts';

type Examples = Representation['examples'];

/** `example`, which Azure keeps as the one called default, or `examples`. */
export function examplesOf(documents: Documents, holder: Part): Examples {
  const example = holder.member('example');
  if (example.value !== undefined) return { default: { value: example.value } };
  const examples = holder.member('examples');
  if (!examples.isThere || Array.isArray(examples.value)) return undefined;
  const entries = examples.members().map(([name, part]) => [name, exampleOf(documents.follow(part))] as const);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function exampleOf(part: Part): NonNullable<Examples>[string] {
  const [summary, description, externalValue] = ['summary', 'description', 'externalValue'].map(name =>
    part.member(name).text(),
  );
  const { value } = part.member('value');
  return {
    ...(summary === undefined ? {} : { summary }),
    ...(description === undefined ? {} : { description }),
    ...(value === undefined ? {} : { value }),
    ...(externalValue === undefined ? {} : { externalValue }),
  };
}
