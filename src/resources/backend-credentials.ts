import { UserError } from '../errors.ts';
import { type Backend, wrongHeaderValue } from '../model/backend.ts';
import type { NamedValue } from '../model/named-value.ts';
import { membersNaming, valuesNamedBy, withNamedValues } from '../policy/backend-values.ts';
import type { Collections } from '../store/kinds.ts';

type NamedValues = Pick<Collections['namedValues'], 'list'>;

/** Throws ValidationError where the credentials name what is not there, or what cannot be sent; in Azure's words. */
export function requireNamedValues({ namedValues }: { namedValues: NamedValues }, backend: Backend): void {
  const names = valuesNamedBy(backend);
  if (names.length === 0) return;
  const values = byName(namedValues);
  const unknown = names.find(name => !values.has(name));
  if (unknown !== undefined) throw invalid(`Property '${unknown}' not found.`);
  const sentence = unsendable(backend, values);
  if (sentence !== undefined) throw invalid(`With its named values ${sentence}`);
}

const invalid = (message: string): UserError => new UserError('ValidationError', message, { target: 'credentials' });

/** Throws ValidationError where a backend that names this one could not send it any more. */
export function requireSendable(backends: readonly Backend[], namedValues: NamedValues, displayName: string): void {
  const users = backends.filter(backend => membersNaming(backend, displayName).length > 0);
  const values = users.length === 0 ? new Map<string, NamedValue>() : byName(namedValues);
  for (const user of users) {
    const sentence = unsendable(user, values);
    if (sentence !== undefined)
      throw new UserError('ValidationError', `With this value ${sentence}`, { target: 'value' });
  }
}

const byName = (namedValues: NamedValues): Map<string, NamedValue> =>
  new Map(namedValues.list().map(value => [value.displayName, value]));

/** The first header that cannot be sent, and why. */
function unsendable(backend: Backend, values: ReadonlyMap<string, NamedValue>): string | undefined {
  const { header = {}, authorization } = withNamedValues(backend, name => values.get(name)?.value).credentials ?? {};
  const all = { ...header, ...(authorization === undefined ? {} : { Authorization: [authorization.parameter] }) };
  for (const [name, texts] of Object.entries(all)) {
    const wrong = texts.map(wrongHeaderValue).find(sentence => sentence !== undefined);
    if (wrong !== undefined) return `the header '${name}' of /backends/${backend.id} ${wrong}`;
  }
  return undefined;
}
