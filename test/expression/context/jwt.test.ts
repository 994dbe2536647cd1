import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBasic } from '../../../src/expression/context/basic-auth-credentials.ts';
import { joinedValues } from '../../../src/expression/context/lookup.ts';
import { parseJwt } from '../../../src/expression/context/parse-jwt.ts';

const joined = joinedValues();
const part = (json: string): string => Buffer.from(json).toString('base64url');
const token = (claims: string): string => `${part('{"alg":"RS256","typ":"JWT"}')}.${part(claims)}.c2ln`;

const CLAIMS =
  '{"iss":"https://sts/","sub":"ada","aud":["a","b"],"jti":"7","exp":1767225600,"iat":1767222000.5,"roles":["r1", "r,2"],' +
  '"big":12345678901234567890,"on":true,"none":null,"date":"2026-01-01T00:00:00Z","o":{"k":[1,{"x":"}"}]},"é\\"":"\\u0041"}';

test('what a token says of itself has properties of its own', () => {
  const jwt = parseJwt(token(CLAIMS));
  assert.ok(jwt);
  assert.deepEqual(
    [jwt.algorithm, jwt.tokenType, jwt.text('iss'), jwt.text('sub'), jwt.text('jti'), jwt.audiences.items],
    ['RS256', 'JWT', 'https://sts/', 'ada', '7', ['a', 'b']],
  );
  assert.deepEqual(
    [jwt.time('exp')?.toText(), jwt.time('iat')?.toText(), jwt.time('nbf')],
    ['01/01/2026 00:00:00', '12/31/2025 23:00:00', null],
  );
});

test('claims are texts: others than strings as their JSON, an array as several', () => {
  const claims = parseJwt(token(CLAIMS))?.claims;
  assert.ok(claims);
  const rows = [
    ['roles', 'r1,r,2'],
    ['big', '12345678901234567890'],
    ['on', 'true'],
    ['none', ''],
    ['date', '2026-01-01T00:00:00Z'],
    ['o', '{"k":[1,{"x":"}"}]}'],
    ['é"', 'A'],
    ['ROLES', undefined],
  ] as const;
  assert.deepEqual(
    rows.map(([name]) => [name, joined(claims, name)]),
    rows,
  );
  assert.deepEqual(claims.named('roles')?.texts, ['r1', 'r,2']);
});

test('a scheme may stand before a token; other texts are none', () => {
  const some = token('{}');
  const encrypted = `${part('{"alg":"dir","enc":"A256GCM"}')}..aXY.Y2lwaGVy.dGFn`;
  assert.deepEqual(
    [some, `Bearer ${some}`, `bearer  ${some} `, `${some.slice(0, -4)}`, encrypted].map(
      text => parseJwt(text) !== null,
    ),
    Array(5).fill(true),
  );
  assert.deepEqual(
    [null, '', 'abc', 'a.b.c', `x ${some} y`, `${part('[]')}.${part('{}')}.`, `${part('{}')}.${part('1')}.`].map(
      parseJwt,
    ),
    Array(7).fill(null),
  );
});

test('basic credentials end at the first colon', () => {
  const header = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
  const { userId, password } = parseBasic(header('ada:p:w é')) ?? {};
  assert.deepEqual([userId, password], ['ada', 'p:w é']);
  assert.deepEqual(
    [null, '', header('nocolon'), header('a:b').slice(6), 'Basic', 'Basic !!', 'Bearer YTpi'].map(parseBasic),
    Array(7).fill(null),
  );
});
