import { UserError } from '../../../src/errors.ts';
import { endOfEscapedExpression, endOfExpression } from '../../../src/expression/syntax/end-of-expression.ts';
import { expressionsIn } from '../../../src/policy/document/source.ts';
import type { TextDocument } from './documents.ts';

export interface Snippet {
  /** File and line. */
  readonly place: string;
  /** Entities undone: `@(…)` or `@{…}`. */
  readonly source: string;
}

/** The expressions of a policy document, or of any text that policies stand in. */
export function snippetsIn(document: TextDocument): readonly Snippet[] {
  const { name, text } = document;
  if (!/@[({]/.test(text)) return [];
  return (name.endsWith('.xml') ? ofPolicy(document) : undefined) ?? ofText(document);
}

/** Undefined where the document is not sound. */
function ofPolicy({ name, text }: TextDocument): readonly Snippet[] | undefined {
  try {
    return expressionsIn(text).map(({ source, line }) => ({ place: `${name}:${line}`, source }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.log(`${name}: ${error.message}`);
    return undefined;
  }
}

const OPENS = /(?:["'>]|^)\s*@[({]/gm;
const FOLLOWS = /^\s*(?:\\?["'`]|<)/;

function ofText({ name, text }: TextDocument): readonly Snippet[] {
  const found: Snippet[] = [];
  for (const { index, 0: opening } of text.matchAll(OPENS)) {
    const start = index + opening.length - 2;
    const source = sourceAt(text, start);
    if (source !== undefined) found.push({ place: `${name}:${text.slice(0, start).split('\n').length}`, source });
  }
  return found;
}

function sourceAt(text: string, start: number): string | undefined {
  const raw = endOfExpression(text, start);
  if (raw !== undefined && FOLLOWS.test(text.slice(raw, raw + 50))) return decoded(text.slice(start, raw));
  const escaped = endOfEscapedExpression(text, start);
  return escaped !== undefined && FOLLOWS.test(text.slice(escaped, escaped + 50))
    ? decoded(text.slice(start, escaped))
    : undefined;
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
]);

const decoded = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, digits: string) => String.fromCodePoint(Number(digits)))
    .replace(/&#x([\da-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
    .replace(/&(quot|apos|lt|gt|amp);/g, (whole: string, name: string) => ENTITIES.get(name) ?? whole);
