import type { GroupNames } from './group-names.ts';
import type { Captured, Found } from './node.ts';
import { hasOption } from './options.ts';
import { PatternReader } from './pattern-reader.ts';

/** Text that stands as it is, the place of a group, or what a sign stands for. */
type Part = string | number | { readonly sign: Sign };

/** What follows `$`: before the match, after it, the last group, the whole text. */
type Sign = '`' | "'" | '+' | '_';

export type Replacement = readonly Part[];

/** https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions */
export function parseReplacement(pattern: string, options: number, groups: GroupNames): Replacement {
  const reader = new PatternReader(pattern, options);
  const parts: Part[] = [];
  while (!reader.isAtEnd) {
    const dollar = pattern.indexOf('$', reader.at);
    const end = dollar === -1 ? pattern.length : dollar;
    if (end > reader.at) parts.push(pattern.slice(reader.at, end));
    reader.at = end + 1;
    if (dollar !== -1) parts.push(substitution(reader, groups));
  }
  return parts;
}

/** A `$` that begins nothing stands for itself. */
function substitution(reader: PatternReader, groups: GroupNames): Part {
  const start = reader.at;
  const group = reader.skip('{') ? braced(reader, groups) : numbered(reader, groups);
  if (group !== undefined) return groups.numbers.indexOf(group);
  reader.at = start;
  return signed(reader);
}

function signed(reader: PatternReader): Part {
  if (reader.skip('$')) return '$';
  if (reader.skip('&')) return 0;
  for (const sign of ['`', "'", '+', '_'] as const) if (reader.skip(sign)) return { sign };
  return '$';
}

function braced(reader: PatternReader, groups: GroupNames): number | undefined {
  const group = reader.isAtDigit() ? groups.numberOf(String(reader.decimal())) : groups.named(reader.word());
  return reader.skip('}') ? group : undefined;
}

function numbered(reader: PatternReader, groups: GroupNames): number | undefined {
  if (!reader.isAtDigit()) return undefined;
  if (hasOption(reader.options, 'ECMAScript')) return longestNumber(reader, groups);
  return groups.numberOf(String(reader.decimal()));
}

function longestNumber(reader: PatternReader, groups: GroupNames): number | undefined {
  const digits = /^\d+/.exec(reader.pattern.slice(reader.at))?.[0] ?? '';
  for (let length = digits.length; length > 0; length -= 1) {
    const group = groups.numberOf(digits.slice(0, length));
    if (group === undefined) continue;
    reader.at += length;
    return group;
  }
  return undefined;
}

/** What a replacement becomes for one match. */
export function replacementText(parts: Replacement, text: string, found: Found): string {
  let result = '';
  for (const part of parts) {
    if (typeof part === 'string') result += part;
    else if (typeof part === 'number') result += captured(text, found[part] ?? null);
    else result += ofSign(part.sign, text, found);
  }
  return result;
}

const captured = (text: string, capture: Captured | null): string =>
  capture === null ? '' : text.slice(capture.start, capture.end);

function ofSign(sign: Sign, text: string, found: Found): string {
  if (sign === '_') return text;
  if (sign === '+') return captured(text, found.findLast(each => each !== null) ?? null);
  const whole = found[0];
  return sign === '`' ? text.slice(0, whole?.start) : text.slice(whole?.end);
}
