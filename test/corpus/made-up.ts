/** What documents name and nobody has, made up so that they compile. */

/** In seconds, counts and codes alike. */
const NUMBERS =
  /^(?:.*-)?(?:calls|period|timeout|timeout-ms|interval|count|delta|duration|bandwidth|code|httpcode|age|skew|minute|quota|size|threshold)$/;
const SWITCHES = /^(?:require|ignore|allow|fail|forward|follow|buffer|validate|terminate|must)-|^enabled$/;

const ADDRESS = '192.0.2.7';
const URL_TEXT = 'https://made-up.test';
export const KEY_TEXT = Buffer.from('a made-up secret of many bytes, as long as keys are').toString('base64');

/** Tried for all names of a document where what they look like does not fit. */
export const LAST_RESORTS: readonly string[] = ['true', '10', URL_TEXT, KEY_TEXT, ADDRESS, '"made-up"'];

/** A value that most likely fits where the document names it. */
export function valueFor(name: string, document: string): string {
  const at = document.indexOf(`{{${name}}}`);
  const before = document.slice(Math.max(0, at - 200), at);
  const attribute = /([\w-]+)\s*=\s*["']$/.exec(before)?.[1];
  if (attribute !== undefined && NUMBERS.test(attribute)) return '10';
  if (attribute !== undefined && SWITCHES.test(attribute)) return 'true';
  if (/<key[^<>]*>\s*$/.test(before)) return KEY_TEXT;
  if (/<address>\s*$|\b(?:from|to)=["']$/.test(before)) return ADDRESS;
  if (/[\w}]:\/\/$/.test(before)) return 'made-up.test';
  return byName(name);
}

function byName(name: string): string {
  if (/url|uri|endpoint|host|backend|issuer|authority|base/i.test(name)) return URL_TEXT;
  if (/key|secret|password|iv$/i.test(name)) return KEY_TEXT;
  if (/timeout|count|limit|ttl|seconds|duration|max|min/i.test(name)) return '10';
  return 'made-up';
}
