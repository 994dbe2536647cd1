import { notNull } from '../runtime/exception.ts';
import { JArray } from './array.ts';
import { fastParse } from './fast-parse.ts';
import { loadToken } from './load.ts';
import { JObject } from './object.ts';
import { JsonReader } from './reader/json-reader.ts';
import type { JToken } from './token.ts';

/** `JToken.Parse`; throws JsonReaderException. */
export function parseJson(json: string | null): JToken {
  const text = notNull(json, 's');
  return fastParse(text) ?? slowParse(new JsonReader(text), 'JToken', () => undefined);
}

export function parseObject(json: string | null): JObject {
  const token = parseAs(notNull(json, 's'), JObject, 'JObject', 'Object');
  if (!(token instanceof JObject)) throw new Error('An object was read as something else.');
  return token;
}

export function parseArray(json: string | null): JArray {
  const token = parseAs(notNull(json, 's'), JArray, 'JArray', 'Array');
  if (!(token instanceof JArray)) throw new Error('An array was read as something else.');
  return token;
}

function parseAs(text: string, kind: abstract new () => JToken, name: string, shape: 'Object' | 'Array'): JToken {
  const token = fastParse(text);
  if (token instanceof kind) return token;
  return slowParse(new JsonReader(text), name, reader => {
    while (reader.token === 'Comment' && reader.read());
    const article = shape === 'Object' ? 'an object' : 'an array';
    const wrong = `Error reading ${name} from JsonReader. Current JsonReader item is not ${article}: ${reader.token}`;
    return reader.token === `Start${shape}` ? undefined : reader.fault(wrong);
  });
}

function slowParse(reader: JsonReader, name: string, refusal: (reader: JsonReader) => Error | undefined): JToken {
  if (!reader.read()) throw reader.fault(`Error reading ${name} from JsonReader.`);
  const refused = refusal(reader);
  if (refused !== undefined) throw refused;
  const token = loadToken(reader);
  while (reader.read());
  return token;
}
