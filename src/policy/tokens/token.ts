import { invalid } from './refusal.ts';

type Members = Readonly<Record<string, unknown>>;

/** A token in the compact form, read and not verified: RFC 7519, section 7. */
export interface Token {
  /** As it came. */
  readonly compact: string;
  readonly header: Members;
  readonly claims: Members;
  readonly isSigned: boolean;
}

/** RFC 7515, section 3.1, and RFC 7516, section 3.1. */
const SEGMENTS = 'IDX12741: JWT must have three segments (JWS) or five segments (JWE).';
const UNREADABLE =
  'IDX12729: Unable to decode the token: its header and its payload must be JSON objects in base64url.';

/** Throws TokenRefusal. */
export function parseToken(compact: string): Token {
  const [header = '', payload = '', signature, ...rest] = compact.split('.');
  if (signature === undefined || rest.length > 0) throw invalid(SEGMENTS);
  return { compact, header: membersOf(header), claims: membersOf(payload), isSigned: signature !== '' };
}

export const isEncrypted = (compact: string): boolean => compact.split('.').length === 5;

/** Of a header or a payload in base64url. Throws TokenRefusal. */
export function membersOf(segment: string): Members {
  if (!/^[A-Za-z0-9_-]*$/.test(segment)) throw invalid(UNREADABLE);
  return objectIn(Buffer.from(segment, 'base64url').toString());
}

function objectIn(text: string): Members {
  try {
    const value: unknown = JSON.parse(text);
    if (isMembers(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid(UNREADABLE);
}

const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An array has several values; what is no text is as JSON has it. */
export function valuesOf({ claims }: Token, name: string): string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(each => (typeof each === 'string' ? each : JSON.stringify(each)));
}

/** Undefined where it is not there, or no text. */
export function textOf(members: Members, name: string): string | undefined {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A time in milliseconds since 1970: RFC 7519, section 2. */
export function timeOf({ claims }: Token, name: string): number | undefined {
  const seconds = Number(Object.hasOwn(claims, name) ? (claims[name] ?? Number.NaN) : Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
