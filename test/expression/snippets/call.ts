import type { HostCertificate } from '../../../src/expression/context/host-entities.ts';
import type { Random } from '../../support/random.ts';
import type { Call } from '../support/host.ts';
import { fittingText, oneOf, someText } from './pieces.ts';
import { someAnswer, someBody, someValue, typeOfVariable } from './values.ts';

/** The data made of them grow with their number. */
const MOST_WORDS = 24;
const METHODS = ['GET', 'POST', 'PUT', 'DELETE'];
const STRINGS = /@?"((?:[^"\\]|\\.)*)"/g;
const NAMES = /[[(]"([^"{}]+)"/g;
const MEMBERS = /\.([a-z_]\w*)/g;

/** What the expression names: the texts in it, and members that may be those of JSON. */
export const wordsOf = (source: string): readonly string[] =>
  [
    ...new Set([
      ...[...source.matchAll(STRINGS)].map(([, text = '']) => text.replace(/\\(.)/g, '$1')),
      ...[...source.matchAll(NAMES)].map(([, name = '']) => name),
      ...[...source.matchAll(MEMBERS)].map(([, name = '']) => name),
    ]),
  ].filter(word => word !== '');

const isPath = (word: string): boolean => /^\/[\w/.-]+$/.test(word);
const isName = (word: string): boolean => /^[\w-]+$/.test(word);

/** A call that the expression may have been written for: what it names is there, with values of chance. */
export function someCall(source: string, random: Random, certificate: HostCertificate): Call {
  const words = random.shuffled(wordsOf(source)).slice(0, MOST_WORDS);
  const named = Object.fromEntries(words.filter(isName).map(word => [word, fittingText(source, words, random)]));
  const headers = { ...named, 'Content-Type': oneOf(['application/json', 'text/xml'], random) ?? '' };
  return {
    method: oneOf([...METHODS, ...words.filter(word => /^[A-Z]{3,7}$/.test(word))], random) ?? 'GET',
    url: someUrl(words, named, random),
    headers,
    body: someBody(words, random),
    response: someAnswer(words, random, headers),
    variables: Object.fromEntries(
      words.map(word => [word, someValue(typeOfVariable(source, word, random), { source, words, random, headers })]),
    ),
    matchedParameters: named,
    ...someEntities(words, random),
    deployment: { certificates: () => [certificate], trusts: () => true },
    ...(certificate.certificate instanceof Uint8Array ? { certificate: certificate.certificate } : {}),
  };
}

function someUrl(words: readonly string[], named: Readonly<Record<string, string>>, random: Random): string {
  const path = oneOf(['/shop/orders', '/a/b/c/d/e', ...words.filter(isPath)], random);
  const query = Object.entries(named).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `https://contoso.azure-api.net${path}?${query.join('&')}`;
}

function someEntities(words: readonly string[], random: Random): Call {
  const text = (): string => someText(words, random);
  return {
    api: oneOf([{}, { version: 'v1' }, { name: text(), path: text() }], random) ?? {},
    operation: oneOf([{}, { id: text(), name: text() }], random) ?? {},
    product: oneOf([{}, { name: text(), id: text() }], random) ?? {},
    subscription: {},
    user: oneOf([{}, { id: text() }], random) ?? {},
    lastError: oneOf([{}, { source: text(), reason: text(), message: text() }], random) ?? {},
    rest: {
      backend: { id: 'backend-1', isPool: false, azureRegion: 'westeurope' },
      workspace: { id: 'team', name: 'Team' },
    },
  };
}
