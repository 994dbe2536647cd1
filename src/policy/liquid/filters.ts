import type { Context, Liquid } from 'liquidjs';
import { dateOf, NetDate } from './net-date.ts';
import { CallView } from './view.ts';

/** A filter where it stands in a template. */
interface FilterOf {
  readonly context: Context;
}

type Filter = (this: FilterOf, value: unknown, ...rest: readonly unknown[]) => unknown;

/** Microsoft's page names them in Pascal case, and Liquid in its own: https://learn.microsoft.com/azure/api-management/set-body-policy */
const SHARED = [
  'Abs',
  'Append',
  'AtLeast',
  'AtMost',
  'Compact',
  'Default',
  'Downcase',
  'First',
  'Join',
  'Last',
  'Lstrip',
  'Map',
  'Minus',
  'Modulo',
  'NewlineToBr',
  'Plus',
  'Prepend',
  'Remove',
  'RemoveFirst',
  'Replace',
  'ReplaceFirst',
  'Round',
  'Rstrip',
  'Size',
  'Slice',
  'Sort',
  'Split',
  'Strip',
  'StripHtml',
  'StripNewlines',
  'Times',
  'Truncate',
  'Uniq',
  'Upcase',
  'UrlDecode',
  'UrlEncode',
];

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));

/** As .NET's HtmlEncode. */
const escaped = (value: unknown): string =>
  text(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** Whole numbers are divided as C# does it. */
function dividedBy(value: unknown, by: unknown): number {
  const [a, b] = [Number(value), Number(by)];
  if (Number.isInteger(a) && Number.isInteger(b) && b === 0) throw new Error('Attempted to divide by zero.');
  return Number.isInteger(a) && Number.isInteger(b) ? Math.trunc(a / b) : a / b;
}

/** By a format of .NET; a text that is no date stays as it is. */
function date(this: FilterOf, value: unknown, format: unknown): unknown {
  const clock = CallView.clockOf(Reflect.get(this.context.environments, 'context'));
  const read = value instanceof NetDate || clock === undefined ? value : dateOf(clock, text(value));
  if (!(read instanceof NetDate)) return value;
  return text(format) === '' ? read.toString() : read.format(text(format));
}

const currency = (value: unknown): unknown =>
  Number.isFinite(Number(value)) && text(value).trim() !== '' ? DOLLARS.format(Number(value)) : value;

const DOLLARS = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

/** Of every word. */
const capitalize = (value: unknown): string => text(value).replace(/\b\w/g, letter => letter.toUpperCase());

function truncateWords(value: unknown, count: unknown, end: unknown): string {
  const words = text(value).split(/\s+/);
  const most = count === undefined ? 15 : Math.max(Number(count), 0);
  return words.length > most ? words.slice(0, most).join(' ') + (end === undefined ? '...' : text(end)) : text(value);
}

const OWN: Readonly<Record<string, Filter>> = {
  Capitalize: capitalize,
  Currency: currency,
  Date: date,
  DividedBy: dividedBy,
  Escape: escaped,
  H: escaped,
  TruncateWords: truncateWords,
};

/** `StripHtml` is Liquid's `strip_html`. */
const liquidName = (name: string): string => name.replace(/(?!^)[A-Z]/g, letter => `_${letter}`).toLowerCase();

/** The engine has these filters and no others from then on. */
export function useFilters(engine: Liquid): void {
  const shared = SHARED.map(name => [name, engine.filters[liquidName(name)]] as const);
  for (const name of Object.keys(engine.filters)) engine.unregisterFilter(name);
  for (const [name, filter] of shared)
    if (filter !== undefined) for (const each of [name, liquidName(name)]) engine.registerFilter(each, filter);
  for (const [name, filter] of Object.entries(OWN))
    for (const each of [name, liquidName(name)]) engine.registerFilter(each, filter);
  engine.registerFilter('truncatewords', truncateWords);
}
