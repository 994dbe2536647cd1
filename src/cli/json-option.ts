import type * as v from 'valibot';
import { UserError } from '../errors.ts';
import { MemberError, parse } from '../model/parse.ts';
import type { Environment } from './environment.ts';
import { readTextInput } from './input.ts';

/** What an option has as JSON: its own text, or `@FILE`. Throws UserError that says where it is of the wrong shape. */
export async function readJsonOption<Shape extends v.GenericSchema>(
  env: Environment,
  flag: string,
  typed: string,
  shape: Shape,
): Promise<v.InferOutput<Shape>> {
  const text = typed.startsWith('@') ? await readTextInput(env, typed.slice(1), 'The JSON file') : typed;
  try {
    const value = parsed(text);
    // valibot takes a list for an object.
    if (Array.isArray(value) && shape.type.endsWith('object'))
      throw new UserError('ValidationError', 'must be an object.');
    return parse(shape, value);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const sentence = error instanceof MemberError ? `${placeOf(error.member)}: ${error.rule}` : `: ${error.message}`;
    throw new UserError('ValidationError', `${flag}${sentence}`, { cause: error });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new UserError('ValidationError', `it is not JSON (${cause.message}). Write JSON, or @FILE.`, {
      cause,
    });
  }
}

/** `0.headers.1.name` is `[0].headers[1].name`, and what begins with a name stands apart from the option's. */
const placeOf = (member: string): string =>
  member
    .split('.')
    .map((part, index) => (/^\d+$/.test(part) ? `[${part}]` : index === 0 ? ` ${part}` : `.${part}`))
    .join('');
