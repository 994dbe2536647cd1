import { parseJwt } from '../../../src/expression/context/parse-jwt.ts';
import { policyResponse } from '../../../src/expression/context/response.ts';
import { JArray } from '../../../src/expression/json/array.ts';
import { JObject } from '../../../src/expression/json/object.ts';
import { parseJson } from '../../../src/expression/json/parse.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { DateTime } from '../../../src/expression/time/date-time.ts';
import { DOUBLE, INT32, INT64 } from '../../../src/expression/types/primitives.ts';
import type { Random } from '../../support/random.ts';
import { type Answer, type Headers, hostResponse } from '../support/host.ts';
import { fittingText, oneOf, someJson, someText, someToken, someXml } from './pieces.ts';

const TYPE = '(\\w[\\w.]*(?:<[\\w<>, ]*>)?(?:\\[\\])?\\??)';

/** Of a variable whose name is computed. */
const ANY_CAST = new RegExp(`\\(${TYPE}\\)\\s*\\(?\\s*context\\.Variables\\s*\\[\\s*[\\w$]`);

/** The type to which the expression takes a variable, if it says so. */
export function typeOfVariable(source: string, name: string, random: Random): string | undefined {
  const variable = `context\\.Variables\\s*(?:\\[\\s*|\\.GetValueOrDefault\\(\\s*)"${name.replace(/[^\w]/g, '\\$&')}"`;
  const cast = new RegExp(`\\(${TYPE}\\)\\s*\\(?\\s*${variable}`).exec(source);
  const generic = new RegExp(`GetValueOrDefault<${TYPE}>\\(\\s*"${name.replace(/[^\w]/g, '\\$&')}"`).exec(source);
  const as = new RegExp(`${variable}[\\])]*\\s+as\\s+${TYPE}`).exec(source);
  const computed = random.below(2) === 0 ? ANY_CAST.exec(source) : undefined;
  return cast?.[1] ?? generic?.[1] ?? as?.[1] ?? computed?.[1];
}

interface Given {
  readonly source: string;
  readonly words: readonly string[];
  readonly random: Random;
  readonly headers: Headers;
}

/** A value in object form that a variable of that type may have. */
export function someValue(type: string | undefined, { source, words, random, headers }: Given): unknown {
  switch (type?.replace(/\?$/, '')) {
    case 'int':
    case 'Int32':
      return new Boxed(INT32, random.below(4));
    case 'long':
      return new Boxed(INT64, BigInt(random.below(4)));
    case 'double':
      return new Boxed(DOUBLE, 1.5);
    case 'bool':
    case 'Boolean':
      return random.below(2) === 0;
    case 'DateTime':
      return DateTime.fromMilliseconds(1_772_359_230_000);
    case 'IResponse':
      return policyResponse(hostResponse(someAnswer(words, random, headers)));
    case 'Jwt':
      return parseJwt(someToken(words, random));
    case 'JObject':
      return ofType(() => parseJson(someJson(words, random, 3)), JObject) ?? new JObject();
    case 'JArray':
      return ofType(() => parseJson(`[${someJson(words, random, 3)}]`), JArray) ?? new JArray();
    case 'JToken':
      return parseJson(someJson(words, random, 3));
    default:
      return fittingText(source, words, random);
  }
}

function ofType<T>(make: () => unknown, type: new (...given: never[]) => T): T | undefined {
  const made = make();
  return made instanceof type ? made : undefined;
}

export function someBody(words: readonly string[], random: Random): string {
  const choice = random.below(6);
  if (choice === 0) return someXml(words, random);
  if (choice === 1) return words.map(word => `${encodeURIComponent(word)}=${random.below(3)}`).join('&');
  return choice === 2 ? someText(words, random) : someJson(words, random, 4);
}

export const someAnswer = (words: readonly string[], random: Random, headers: Headers): Answer => ({
  statusCode: oneOf([200, 200, 201, 202, 401, 404, 500], random) ?? 200,
  statusReason: 'OK',
  headers,
  body: someBody(words, random),
});
