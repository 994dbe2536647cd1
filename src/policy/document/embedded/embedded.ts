import { asWritten, Pieces, type Written } from '../written.ts';
import { BICEP, type Host, JSON_TEXTS, type Quoted, TERRAFORM } from './hosts.ts';

const OUTERMOST = /^\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*<(policies|fragment)(?=[\s>/])/s;
const MAY_HOLD_ONE = /(?:<|\\u003c)(?:policies|fragment)/i;

/** What the outermost element of a text says that it is; undefined: it is no policies. */
export const rootOf = (text: string): 'policies' | 'fragment' | undefined => {
  const [, root] = OUTERMOST.exec(text) ?? [];
  return root === 'policies' || root === 'fragment' ? root : undefined;
};

const HOSTS: Readonly<Record<string, Host>> = { bicep: BICEP, json: JSON_TEXTS, tf: TERRAFORM, hcl: TERRAFORM };

/** Whether documents stand in texts of such a file; else it is one itself. */
export const isHost = (name: string): boolean => hostOf(name) !== undefined;

const hostOf = (name: string): Host | undefined => {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return Object.hasOwn(HOSTS, extension) ? HOSTS[extension] : undefined;
};

/** The documents and fragments that stand in the texts of a file of another language, with their places in the file. */
export function embeddedIn(name: string, file: string): Written[] {
  const host = hostOf(name);
  if (host === undefined || !MAY_HOLD_ONE.test(file)) return [];
  const whole = asWritten(file);
  return [...host(file)]
    .filter(({ start, end }) => MAY_HOLD_ONE.test(file.slice(start, end)))
    .map(quoted => unquoted(whole, quoted))
    .filter(({ text }) => rootOf(text) !== undefined && text.trimEnd().endsWith('>'));
}

/** What a piece of the file says once its escapes are read. */
function unquoted({ text, positionAt }: Written, { start, end, escapes, meaning }: Quoted): Written {
  const own = { text: text.slice(start, end), positionAt: (offset: number) => positionAt(start + offset) };
  if (escapes === undefined) return own;
  const pieces = new Pieces(own);
  for (const { 0: escaped, index } of own.text.matchAll(escapes))
    pieces.replace(index, escaped.length, meaning(escaped));
  return pieces.joined();
}
