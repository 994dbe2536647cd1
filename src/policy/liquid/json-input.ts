import type { Clock } from '../../surroundings.ts';
import { parseJson } from '../edits/json.ts';
import { dateInJson } from './net-date.ts';

/** JSON as a template sees it; with a clock, texts that look like dates are dates. Throws SyntaxError. */
export const jsonInput = (text: string, clock: Clock | undefined): unknown =>
  parseJson(text, value =>
    clock !== undefined && typeof value === 'string' ? (dateInJson(clock, value) ?? value) : value,
  );
