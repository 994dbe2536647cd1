import type { Member } from '../types/member.ts';

/** What a member does with a value that it is given, and is charged for before it is called. */
export interface Cost {
  /** How many times the length of the value it goes through. */
  readonly work: number;
  /** How many times as much text as the value has becomes of it on the way. */
  readonly size: number;
}

const cost = (work: number, size: number): Cost => ({ work, size });

const ONCE = cost(1, 0);

/** By parameter: each character of a format or a pattern becomes a part that is looked at on its own. */
const OF_PARAMETERS: ReadonlyMap<string | undefined, Cost> = new Map([
  ['format', cost(32, 8)],
  ['formats', cost(32, 8)],
  ['pattern', cost(32, 8)],
  ['uriString', cost(8, 8)],
  ['relativeUri', cost(8, 8)],
]);

const OF_MEMBERS: ReadonlyMap<string, Cost> = new Map([
  ['WebUtility.HtmlEncode', cost(8, 6)],
  ['WebUtility.HtmlDecode', cost(8, 2)],
  ['WebUtility.UrlEncode', cost(8, 3)],
  ['WebUtility.UrlDecode', cost(8, 2)],
  ['Uri.EscapeDataString', cost(8, 6)],
  ['Uri.EscapeUriString', cost(8, 6)],
  ['Uri.UnescapeDataString', cost(8, 2)],
  ['Regex.Escape', cost(8, 2)],
  ['Regex.Unescape', cost(8, 2)],
  ['BitConverter.ToString', cost(8, 3)],
  ['Convert.FromBase64String', cost(4, 4)],
  ['Convert.FromBase64CharArray', cost(4, 4)],
  ['Convert.FromHexString', cost(4, 3)],
  ['Convert.ToBase64String', cost(4, 2)],
  ['Convert.ToHexString', cost(4, 2)],
  ['Encoding.GetBytes', cost(4, 4)],
  ['Encoding.GetByteCount', cost(4, 1)],
  ['Encoding.GetString', cost(4, 1)],
  ['Encoding.GetChars', cost(4, 4)],
  ['Encoding.GetCharCount', cost(4, 1)],
  ['String.Split', cost(4, 1)],
  ['String.ToCharArray', cost(4, 4)],
  ['String.Normalize', cost(8, 3)],
]);

/** These look at few places of what they are given, or at no more than they answer, however long it is. */
const QUICK: ReadonlySet<string> = new Set([
  ...['Substring', 'ToString', 'Clone', 'IsNullOrEmpty', 'GetEnumerator', 'StartsWith'].map(name => `String.${name}`),
  ...['GetValue', 'SetValue', 'GetLength', 'GetLowerBound', 'GetUpperBound', 'GetEnumerator', 'AsReadOnly'].map(
    name => `Array.${name}`,
  ),
  ...['Array', 'List'].map(owner => `${owner}.BinarySearch`),
  ...['List', 'ICollection', 'IList'].map(owner => `${owner}.Add`),
  ...['AsReadOnly', 'GetEnumerator', 'GetRange'].map(name => `List.${name}`),
  ...['Enqueue', 'Dequeue', 'Peek'].map(name => `Queue.${name}`),
  ...['Push', 'Pop', 'Peek'].map(name => `Stack.${name}`),
  ...['Boolean', 'Char', 'Int16', 'Int32', 'Int64', 'Single', 'Double'].map(name => `BitConverter.To${name}`),
]);

/** Each element of what they are given is looked for. */
const SETS: ReadonlySet<string> = new Set(['HashSet', 'ISet']);
const OF_SETS = cost(16, 0);

/** Undefined where it costs the same for a value of any length. */
export function costOf({ kind, owner, name }: Member, parameter: string | undefined): Cost | undefined {
  const known = OF_PARAMETERS.get(parameter);
  if (known !== undefined) return known;
  if (SETS.has(owner.name)) return OF_SETS;
  const title = `${owner.name}.${name}`;
  return kind === 'property' || kind === 'indexer' || QUICK.has(title) ? undefined : (OF_MEMBERS.get(title) ?? ONCE);
}
