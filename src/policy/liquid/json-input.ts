import { dateInJson } from './net-date.ts';

const LONG_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]{15,}/g;

/**
 * JSON as a template sees it. Numbers of more digits than JavaScript holds stay their text. Throws SyntaxError.
 */
export function jsonInput(text: string, parsesDates: boolean): unknown {
  const json = text
    .replace(/^\uFEFF/, '')
    .replace(LONG_NUMBER, token => (token.startsWith('"') ? token : `"${token}"`));
  return JSON.parse(json, (_, value) =>
    parsesDates && typeof value === 'string' ? (dateInJson(value) ?? value) : value,
  );
}
