import * as v from 'valibot';
import type { AttributeForm, Content, Form, OneOf, Part } from '../../form.ts';
import type { Kind } from '../../value.ts';

/** What an attribute's value is checked as. */
export type ValueKind = Kind<v.GenericSchema<string, unknown>>;

/** A form, and what the values of its attributes are. */
export interface Noted {
  readonly form: Form;
  readonly kinds: ReadonlyMap<string, ValueKind>;
  readonly parts: ReadonlyMap<string, Noted>;
}

export type NotedPart = readonly [name: string, times: Part['times'], noted: Noted];

/**
 * A form in short. Attributes stand one after the other: `calls!=:int` must be there (`!`), may be no expression (`=`) and is a
 * whole number. Kinds are `int`, `number`, `bool`, and the words that there are, `all|any`; without one it is any text.
 */
export function noted(
  attributes: string,
  content: Exclude<Content, readonly Part[]> | readonly NotedPart[],
  oneOf: readonly OneOf[] = [],
): Noted {
  const entries = attributes
    .split(' ')
    .filter(text => text !== '')
    .map(readAttribute);
  const parts = typeof content === 'string' ? [] : content;
  return {
    form: {
      attributes: Object.fromEntries(entries.map(({ name, form }) => [name, form])),
      oneOf,
      content: typeof content === 'string' ? content : parts.map(([name, times, { form }]) => ({ name, times, form })),
    },
    kinds: new Map(entries.map(({ name, kind }) => [name, kind])),
    parts: new Map(parts.map(([name, , part]) => [name, part])),
  };
}

/** Whose parts may stand in any order. */
export function inAnyOrder(...given: Parameters<typeof noted>): Noted {
  const { form, ...rest } = noted(...given);
  return { ...rest, form: { ...form, anyOrder: true } };
}

function readAttribute(text: string): { name: string; form: AttributeForm; kind: ValueKind } {
  const [, name = '', required = '', literal = '', kind = ''] = /^([a-z-]+)(!?)(=?)(?::(.+))?$/.exec(text) ?? [];
  const isLiteral = literal !== '';
  const form = required === '' ? (isLiteral ? 'literal' : 'optional') : isLiteral ? 'required literal' : 'required';
  return { name, form, kind: kindOf(kind) };
}

function kindOf(text: string): ValueKind {
  if (text === '') return { type: 'string', schema: v.string() };
  if (text === 'int') return { type: 'int', schema: v.pipe(v.string(), v.regex(/^\d+$/, 'must be a whole number.')) };
  if (text === 'number')
    return { type: 'string', schema: v.pipe(v.string(), v.regex(/^-?\d+(\.\d+)?$/, 'must be a number.')) };
  if (text === 'bool')
    return { type: 'bool', schema: v.pipe(v.string(), v.picklist(['true', 'false'], 'must be true or false.')) };
  const words = text.split('|');
  return { type: 'string', schema: v.pipe(v.string(), v.picklist(words, `must be one of ${words.join(', ')}.`)) };
}
