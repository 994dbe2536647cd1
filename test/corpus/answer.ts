import type { IncomingMessage } from 'node:http';
import { jwk, RSA } from '../policy/tokens.ts';

/** The caller's header by which a backend is told what to answer with. */
export const ANSWER = 'x-made-up-answer';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** The issuer of all tokens. */
export const ISSUER = 'https://issuer.made-up.test/';

const JSON_TYPE = 'application/json; charset=utf-8';

const ANSWERS: Readonly<Record<string, Answer>> = {
  xml: {
    status: 200,
    type: 'text/xml',
    body: '<root><item id="1">made-up</item><item id="2">other</item></root>',
  },
  busy: { status: 429, type: JSON_TYPE, body: '{"error":{"code":"429","message":"made-up"}}' },
  failing: { status: 500, type: JSON_TYPE, body: '{"error":{"code":"500","message":"made-up"}}' },
};

/** As one server that is everybody's: an identity provider, a token endpoint, a model, a list. */
const BODY = JSON.stringify({
  access_token: 'made-up',
  id_token: 'made-up',
  token_type: 'Bearer',
  expires_in: 3600,
  active: true,
  id: '1',
  name: 'made-up',
  token: 'made-up',
  status: 'ok',
  model: 'gpt-4o',
  choices: [{ index: 0, message: { role: 'assistant', content: 'made-up' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
  value: [{ id: '1', name: 'made-up', displayName: 'made-up' }],
  data: [{ id: '1', embedding: [0.1, 0.2] }],
});

export function answerOf({ url, headers }: IncomingMessage): Answer {
  const [path = ''] = (url ?? '').split('?');
  if (/openid-configuration$/.test(path))
    return { status: 200, type: JSON_TYPE, body: JSON.stringify({ issuer: ISSUER, jwks_uri: `${ISSUER}keys` }) };
  if (path === '/keys') return { status: 200, type: JSON_TYPE, body: JSON.stringify({ keys: [jwk(RSA, 'made-up')] }) };
  return ANSWERS[String(headers[ANSWER])] ?? { status: 200, type: JSON_TYPE, body: BODY };
}
