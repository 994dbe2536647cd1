import { escapedForPath } from './escape.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among the special ones
const SPECIAL = /[. '/"[\]()\t\n\r\f\u0008\\\u0085\u2028\u2029]/;

/** The path `a.b[0]['c d']` of property names and indexes. */
export function pathText(steps: readonly (string | number)[]): string {
  let path = '';
  for (const step of steps) path += stepText(step, path === '');
  return path;
}

function stepText(step: string | number, isFirst: boolean): string {
  if (typeof step === 'number') return `[${step}]`;
  if (SPECIAL.test(step)) return `['${escapedForPath(step)}']`;
  return isFirst ? step : `.${step}`;
}
