import { createHash } from 'node:crypto';

const MAX_LENGTH = 120;
const KEPT_LENGTH = 60;

/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file: also with anything after a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/;

/** What needs no change, which is nearly every id. */
const PLAIN = /^[a-z0-9_-](?:[a-z0-9_.-]{0,100}[a-z0-9_-])?$/;

const escapeByte = (byte: number): string => `%${byte.toString(16).padStart(2, '0')}`;

function escapeCharacter(character: string): string {
  return /[a-z0-9_.-]/.test(character) ? character : [...Buffer.from(character)].map(escapeByte).join('');
}

const hashOf = (id: string): string => createHash('sha256').update(id, 'utf16le').digest('hex').slice(0, 40);

/**
 * The name under which every system that apim runs on can keep the id, the same for ids that differ by case only.
 * Distinct ids have distinct names; `~` stands only before a hash.
 */
export function fileName(id: string): string {
  const lower = id.toLowerCase();
  if (PLAIN.test(lower) && !DEVICE.test(lower)) return lower;
  const escaped = [...lower]
    .map(escapeCharacter)
    .join('')
    .replace(DEVICE, device => escapeByte(device.charCodeAt(0)) + device.slice(1))
    .replace(/\.$/, escapeByte(0x2e))
    .replace(/^\./, escapeByte(0x2e));
  // A lone surrogate has no UTF-8 of its own.
  const isFaithful = Buffer.from(lower).toString() === lower;
  return isFaithful && escaped.length <= MAX_LENGTH ? escaped : `${escaped.slice(0, KEPT_LENGTH)}~${hashOf(lower)}`;
}
