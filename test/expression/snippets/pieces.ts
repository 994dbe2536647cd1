import type { Random } from '../../support/random.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');

/** What a function in the expression takes. */
const HINTS: readonly (readonly [RegExp, (random: Random) => string])[] = [
  [/Guid\.Parse|new Guid\(/, () => '0f8fad5b-d9cb-469f-a165-70867728950e'],
  [/FromBase64String/, random => Buffer.alloc(oneOf([16, 32], random) ?? 16, 1).toString('base64')],
  [/(int|long|double|decimal)\.(Try)?Parse|Convert\.To(Int|Double)|\((int|long|double)\)/, () => '12'],
  [/DateTime(Offset)?\.(Try)?Parse/, () => '2026-03-01T10:20:30Z'],
  [/AsJwt/, random => someToken([], random)],
];

/** JSON and XML have every name at every level: with those of a text that is a page long they would grow without bound. */
const LONGEST_WORD = 100;
const MOST_NAMES = 24;

const few = (names: readonly string[]): readonly string[] => [...new Set(names)].slice(0, MOST_NAMES);

const short = (words: readonly string[]): readonly string[] =>
  few(words.filter(({ length }) => length <= LONGEST_WORD));

/** A text that the expression may expect. */
export function fittingText(source: string, words: readonly string[], random: Random): string {
  const hints = HINTS.filter(([pattern]) => pattern.test(source));
  const [, hint] = oneOf(hints, random) ?? [];
  return hint === undefined || random.below(2) === 0 ? someText(words, random) : hint(random);
}

/** A text that something may expect; `words` are the texts that the expression itself holds. */
export function someText(words: readonly string[], random: Random): string {
  const word = oneOf(words, random) ?? 'text';
  const kinds: readonly (() => string)[] = [
    () => word,
    () => word,
    () => 'text',
    () => '1',
    () => '12',
    () => 'true',
    () => '2026-03-01T10:20:30Z',
    () => 'Sun, 01 Mar 2026 10:20:30 GMT',
    () => 'https://example.com:8080/a/b?c=d',
    () => '0f8fad5b-d9cb-469f-a165-70867728950e',
    () => '203.0.113.7',
    () => '10.0.0.4:443, 203.0.113.7',
    () => `Basic ${Buffer.from('user:password').toString('base64')}`,
    () => `Bearer ${someToken(words, random)}`,
    () => someToken(words, random),
    () => Buffer.alloc(16, 1).toString('base64'),
    () => Buffer.alloc(24, 1).toString('base64'),
    () => Buffer.alloc(32, 1).toString('base64'),
    () => Buffer.from(someJson(words, random, 2)).toString('base64'),
    () => someJson(words, random, 3),
    () => `${Buffer.alloc(16, 1).toString('base64')}.1.${random.below(3)}`,
    () => [1, 2, 3].map(() => encode(someText(words, random))).join('.'),
    () => someXml(words, random),
    () => `${word}=1;${oneOf(words, random)}=2; ${word}=a`,
    () => `max-age=60, ${word}`,
    () => `/a/b/${word}/c/d`,
    () => `a,${word},b`,
    () => `${word}-${word}.a.b`,
    () => 'ada@contoso.com',
    () => '',
  ];
  return oneOf(kinds, random)?.() ?? '';
}

/** A JWT without a signature that holds. */
export function someToken(words: readonly string[], random: Random): string {
  const claims = Object.fromEntries(words.map(word => [word, oneOf(['a', word, 1, ['a', 'b']], random)]));
  const payload = { iss: 'https://example.com/a/', sub: 'a', aud: 'a', exp: 1_800_000_000, nbf: 1, iat: 1, ...claims };
  return `${encode('{"alg":"RS256","typ":"JWT","kid":"a"}')}.${encode(JSON.stringify(payload))}.${encode('signature')}`;
}

/** An object, or an array of them, that has all words for properties. */
export function someJson(given: readonly string[], random: Random, depth: number): string {
  const words = short(given);
  return JSON.stringify(random.below(6) === 0 ? [jsonObject(words, random, depth)] : jsonObject(words, random, depth));
}

function jsonObject(words: readonly string[], random: Random, depth: number): unknown {
  const names = words
    .flatMap(word => word.split(/[.[\]/$@?()*'"\s]+/))
    .filter(name => name !== '' && name !== '__proto__');
  return Object.fromEntries(few([...words, ...names]).map(name => [name, jsonValue(words, random, depth - 1)]));
}

function jsonValue(words: readonly string[], random: Random, depth: number): unknown {
  const simple = [oneOf(words, random), 'text', 1, 2, 1.5, true, '2026-03-01T10:20:30Z', '1', 'https://example.com/a'];
  const choice = random.below(10);
  if (depth <= 0 || choice < 5) return oneOf(simple, random);
  if (choice < 7) return [jsonObject(words, random, depth), jsonObject(words, random, depth)];
  return choice === 7 ? ['a', oneOf(words, random), 'b'] : jsonObject(words, random, depth);
}

/** Elements inside each other, named as the words are, in one of the namespaces that are words. */
export function someXml(words: readonly string[], random: Random): string {
  const parts = short(words).flatMap(word => word.split(/[^\w.-]+/));
  const names = few(parts.filter(name => /^[A-Za-z_][\w.-]*$/.test(name)));
  const namespace = oneOf(['', ...words.filter(word => /^(https?:|urn:)/.test(word))], random);
  return element(names.length === 0 ? ['a'] : names, random, 4, ` xmlns="${namespace}"`);
}

function element(names: readonly string[], random: Random, depth: number, attributes: string): string {
  const name = oneOf(names, random) ?? 'a';
  const given = `${attributes} ${names
    .filter((each, at) => names.indexOf(each) === at)
    .map(each => `${each}="1"`)
    .join(' ')}`;
  const content = depth === 0 ? '1' : names.map(() => element(names, random, depth - 2, '')).join('');
  return `<${name}${given.replace(/ xmlns="1"/, '')}>${content}</${name}>`;
}

export const oneOf = <T>(list: readonly T[], random: Random): T | undefined => list[random.below(list.length)];
