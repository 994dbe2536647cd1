import { fullName } from '../types/display.ts';
import { NetException } from './exception.ts';
import { NetObject } from './net-object.ts';
import { NEW_LINE } from './new-line.ts';
import { doubleText } from './number-text.ts';

/** `ToString()` of a value in object form; null gives the empty text, as in `+` and string.Format. */
export function textOf(value: unknown): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (value instanceof NetObject) return value.toText();
  if (value instanceof NetException) return exceptionText(value);
  if (typeof value === 'function') return 'System.Delegate';
  return typeof value === 'number' ? doubleText(value) : String(value);
}

/** Without the stack trace, which is of the gateway's own code. */
function exceptionText({ type, message, inner }: NetException): string {
  const own = message === '' ? fullName(type) : `${fullName(type)}: ${message}`;
  if (inner === null) return own;
  return [own, ` ---> ${exceptionText(inner)}`, '   --- End of inner exception stack trace ---'].join(NEW_LINE);
}
