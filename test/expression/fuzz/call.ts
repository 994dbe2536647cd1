import { parseJson } from '../../../src/expression/json/parse.ts';
import { Boxed } from '../../../src/expression/runtime/boxed.ts';
import { INT64 } from '../../../src/expression/types/primitives.ts';
import type { Call } from '../support/host.ts';

const JSON_TEXT = '{"a": [1, 2.5, null, {"b": "c"}], "d": "2026-03-01T10:20:30Z", "__proto__": {"x": 1}}';

/** A call that has something of everything. */
export const FULL_CALL: Call = {
  method: 'POST',
  url: 'https://contoso.azure-api.net/shop/orders?a=b&a=c&d=%20e',
  headers: { Authorization: 'Bearer a.b.c', 'Content-Type': 'application/json', a: ['b', 'c'] },
  body: JSON_TEXT,
  response: { headers: { 'Content-Type': 'application/xml' }, body: '<a b="c"><d>1</d></a>' },
  variables: { a: 'b', n: new Boxed(INT64, 5n), json: parseJson(JSON_TEXT), none: null, constructor: true },
  matchedParameters: { id: '1' },
  api: {},
  operation: {},
  product: {},
  subscription: {},
  user: {},
  lastError: {},
};

/** A call that has next to nothing. */
export const BARE_CALL: Call = {};
