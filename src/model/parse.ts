import * as v from 'valibot';
import { UserError } from '../errors.ts';

/** Checks a value against the shape of a resource. Throws UserError ValidationError that names the first wrong property. */
export function parse<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  const message = messageOf(issue);
  throw path === null ? new UserError('ValidationError', message) : new MemberError(path, message);
}

/** A member of a resource that breaks its rule. */
export class MemberError extends UserError {
  /** `credentials.certificate.0` */
  readonly member: string;
  /** What follows its name: `must be given.` */
  readonly rule: string;

  constructor(member: string, rule: string) {
    super('ValidationError', `${member}: ${rule}`, { target: member });
    this.member = member;
    this.rule = rule;
  }
}

/** valibot's own words for these are for programmers. */
function messageOf({ received, expected, message }: v.BaseIssue<unknown>): string {
  if (received === 'undefined') return 'must be given.';
  if (expected === 'never') return 'is not known here.';
  return message.startsWith('Invalid type:') ? `must be ${KINDS.get(expected ?? '') ?? expected}.` : message;
}

const KINDS: ReadonlyMap<string, string> = new Map([
  ['Array', 'a list'],
  ['Object', 'an object'],
  ['boolean', 'true or false'],
  ['number', 'a number'],
  ['string', 'text'],
]);

/** Text between two lengths, in characters; the limits are those of the ARM contract. */
export const text = (min: number, max: number) =>
  v.pipe(
    v.string('must be text.'),
    v.minLength(min, `must have at least ${min} character${min === 1 ? '' : 's'}.`),
    v.maxLength(max, `must have at most ${max} characters.`),
  );
