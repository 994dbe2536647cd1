import type { Later } from './later.ts';
import type { TraceMasker } from './masker.ts';
import { type Difference, differences, type Standing } from './standing.ts';
import type { Subject, TracedChange } from './traced.ts';
import { shortened, valueText } from './value-text.ts';

/** What a policy has changed; the masker learns what of it is secret. */
export const changesBetween = (before: Standing, after: Standing, masker: TraceMasker): Later[] =>
  differences(before, after).map(difference => {
    learn(masker, difference);
    const change = written(difference);
    return known => changed(known, change);
  });

/** What is secret of a change for its name; a header may have several values. */
function learn(masker: TraceMasker, { subject, name, before, after }: Difference): void {
  for (const value of [before, after]) {
    if (typeof value !== 'string') continue;
    if (subject === 'path') masker.addQuery(queryOf(value));
    if (name !== undefined) for (const each of [value, ...value.split(/, */)]) masker.addNamed(name, each);
  }
}

const queryOf = (path: string): string => /\?.*$/s.exec(path)?.[0] ?? '';

/** Now, since it may be another later. */
function written({ subject, name, before, after }: Difference): TracedChange {
  return { kind: 'change', subject, name, before: textOf(subject, before), after: textOf(subject, after) };
}

function textOf(subject: Subject, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  return subject === 'variable' ? valueText(value) : String(value);
}

function changed(masker: TraceMasker, change: TracedChange): TracedChange {
  return { ...change, before: shown(masker, change, change.before), after: shown(masker, change, change.after) };
}

function shown(masker: TraceMasker, { subject, name }: TracedChange, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return shortened(subject === 'path' ? masker.url(text) : masker.named(name ?? '', text));
}
