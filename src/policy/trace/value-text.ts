import { BYTE, NetArray, textOf } from '../../expression/value.ts';
import { bytesText } from './bytes-text.ts';

/** A whole body is not worth keeping. */
const MOST_KEPT = 64 * 1024;
const MOST_SHOWN = 1000;

/** A value in object form as a person reads it: texts between quotes, of bytes their number. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return JSON.stringify(value.slice(0, MOST_KEPT));
  return value instanceof NetArray ? arrayText(value) : textOf(value).slice(0, MOST_KEPT);
}

function arrayText({ type, items }: NetArray): string {
  if (type.element === BYTE) return bytesText(items.length);
  return `[${items.slice(0, MOST_SHOWN).map(valueText).join(', ')}]`.slice(0, MOST_KEPT);
}

/** To be called once secrets are masked: a part of one would not be found any more. */
export const shortened = (text: string): string =>
  text.length <= MOST_SHOWN ? text : `${text.slice(0, MOST_SHOWN)}… (${text.length.toLocaleString('en')} characters)`;
