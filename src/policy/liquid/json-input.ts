import { parseJson } from '../edits/json.ts';
import { dateInJson } from './net-date.ts';

/** JSON as a template sees it. Throws SyntaxError. */
export const jsonInput = (text: string, parsesDates: boolean): unknown =>
  parseJson(text, value => (parsesDates && typeof value === 'string' ? (dateInJson(value) ?? value) : value));
