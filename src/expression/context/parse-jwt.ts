import { jsonMembers, jsonParts } from './json-parts.ts';
import { Jwt } from './jwt.ts';

const PART = '[A-Za-z0-9_-]+';
const SIGNED = new RegExp(`^(${PART})\\.(${PART})\\.[A-Za-z0-9_-]*$`);
const ENCRYPTED = new RegExp(`^(${PART})(?:\\.[A-Za-z0-9_-]*){4}$`);
const SCHEME = /^\s*(?:[A-Za-z]+ +)?/;

/**
 * Reads a token in the compact form (RFC 7515, RFC 7516), with or without a scheme such as `Bearer` before it. Nothing is
 * verified. Null for what is no token. The claims of an encrypted token stay hidden.
 */
export function parseJwt(text: string | null): Jwt | null {
  const token = text?.replace(SCHEME, '').trimEnd() ?? '';
  const [, header = '', payload] = SIGNED.exec(token) ?? ENCRYPTED.exec(token) ?? [];
  const headerJson = jsonObject(header);
  const claimsJson = payload === undefined ? '{}' : jsonObject(payload);
  if (headerJson === undefined || claimsJson === undefined) return null;
  return new Jwt(pairs(headerJson), pairs(claimsJson));
}

/** The text of the JSON object that the part encodes. */
function jsonObject(part: string): string | undefined {
  const text = Buffer.from(part, 'base64url').toString();
  return isJsonObject(text) ? text : undefined;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

const pairs = (json: string): string[] =>
  [...jsonMembers(json)].flatMap(([name, value]) => values(value).flatMap(text => [name, text]));

/** An array has several values; one in it stays JSON. */
const values = (json: string): readonly string[] => (json.startsWith('[') ? jsonParts(json) : [json]).map(claimText);

function claimText(json: string): string {
  if (json === 'null') return '';
  return json.startsWith('"') ? String(JSON.parse(json)) : json;
}
