import { ANSWER, ISSUER } from './answer.ts';
import { hs256By, rs256 } from './signed.ts';
import { KEY, pathFor } from './stage.ts';

/** A request that nobody sent. */
export interface MadeUpRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

const BODY = JSON.stringify({
  id: '1',
  name: 'made-up',
  model: 'gpt-4o',
  messages: [{ role: 'user', content: 'made-up' }],
  input: 'made-up',
  prompt: 'made-up',
  max_tokens: 10,
  stream: false,
  items: [{ id: '1', value: 'made-up' }],
});
const XML_BODY = '<root><item id="1">made-up</item></root>';

/** A plain one, and others with all that the document looks for, as far as its text tells. */
export async function requestsFor(text: string): Promise<MadeUpRequest[]> {
  const headers = { ...USUAL, ...wantedHeaders(text), ...(await credentials(text)) };
  const rich = { method: 'GET', path: `${pathFor(text)}?${wantedQuery(text)}`, headers, body: undefined };
  const post = { ...rich, method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: BODY };
  const xml = { ...headers, accept: 'text/xml', 'content-type': 'text/xml' };
  return [
    { ...rich, name: 'plain GET', path: `${pathFor(text)}?x=1`, headers: USUAL },
    { ...rich, name: 'GET' },
    ...(/<cors\b/.test(text)
      ? [
          {
            ...rich,
            name: 'preflight',
            method: 'OPTIONS',
            headers: { ...headers, 'access-control-request-method': 'POST' },
          },
        ]
      : []),
    { ...post, name: 'POST' },
    { ...post, name: 'POST to a busy backend', headers: { ...post.headers, [ANSWER]: 'busy' } },
    { ...post, name: 'POST to a failing backend', headers: { ...post.headers, [ANSWER]: 'failing' } },
    ...(/xml-to-json|json-to-xml|XElement|XDocument|XNode|text\/xml|application\/xml|soap/i.test(text)
      ? [{ ...post, name: 'POST of XML', headers: { ...xml, [ANSWER]: 'xml' }, body: XML_BODY }]
      : []),
  ];
}

const USUAL: Readonly<Record<string, string>> = {
  accept: 'application/json',
  'user-agent': 'made-up/1.0',
  'ocp-apim-subscription-key': KEY,
};

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].flatMap(found => found[1] ?? []);

/** Those that expressions name, and those that are checked. */
function wantedHeaders(text: string): Record<string, string> {
  const named = all(text, /Headers(?:\.GetValueOrDefault|\.ContainsKey|\.TryGetValue)?[([]\s*(?:"|&quot;)([\w-]+)/g);
  const checked = [...text.matchAll(/<check-header\s[^>]*?name="([\w-]+)"[\s\S]*?<value>\s*([^<@{]+?)\s*<\/value>/g)];
  return Object.fromEntries([
    ...named
      .filter(name => !/^(?:content-|transfer-|connection$|host$|expect$)/i.test(name))
      .map(name => [name.toLowerCase(), 'made-up'])
      .filter(([name]) => name !== 'ocp-apim-subscription-key'),
    // A page of another site may not call a gateway on this machine.
    ...(/<cors\b|"Origin"/i.test(text) ? [['origin', 'http://localhost:3000']] : []),
    ...checked.map(([, name = '', value = '']) => [name.toLowerCase(), value]),
  ]);
}

const wantedQuery = (text: string): string => {
  const names = all(text, /Query(?:\.GetValueOrDefault|\.ContainsKey)?[([]\s*(?:"|&quot;)([\w-]+)/g);
  const query = Object.fromEntries(names.map(name => [name, 'made-up']));
  return new URLSearchParams({ ...query, 'api-version': '2024-02-01' }).toString();
};

/** A token that its checks take, in each header that is looked into. */
async function credentials(text: string): Promise<Record<string, string>> {
  const claims = {
    iss: all(text, /<issuer>\s*([^<@{]+?)\s*<\/issuer>/g)[0] ?? ISSUER,
    aud: all(text, /<audience>\s*([^<@{]+?)\s*<\/audience>/g),
    appid: all(text, /<application-id>\s*([^<@{]+?)\s*<\/application-id>/g)[0] ?? 'made-up',
    exp: Math.floor(Date.now() / 1000) + 3600,
    sub: 'made-up',
    oid: 'made-up',
    ...wantedClaims(text),
  };
  const key = text.includes('<openid-config') ? undefined : all(text, /<key>\s*([\w+/=]+)\s*<\/key>/g)[0];
  const token = await (key === undefined ? rs256(claims) : hs256By(claims, key));
  const names = all(text, /header-name="([\w-]+)"/g).map(name => name.toLowerCase());
  return Object.fromEntries(['authorization', ...names].map(name => [name, `Bearer ${token}`]));
}

const wantedClaims = (text: string): Record<string, string[]> =>
  Object.fromEntries(
    [...text.matchAll(/<claim\s[^>]*?name="([^"@{]+)"[^>]*>([\s\S]*?)<\/claim>/g)].map(([, name = '', values = '']) => [
      name,
      all(values, /<value>\s*([^<@{]+?)\s*<\/value>/g),
    ]),
  );
