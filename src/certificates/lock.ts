import type { UserError } from '../errors.ts';
import { BerError } from './ber.ts';
import type { Container } from './container.ts';
import type { Encryption } from './encryption.ts';
import { type PasswordForm, passwordForms } from './password-forms.ts';
import { wrongEntryPassword, wrongPassword } from './refusals.ts';

/** A password as far as it is known to fit. */
export interface Lock {
  /** The one that fits the MAC first; the rest too, since some writers use one for the MAC and another inside. */
  readonly forms: readonly PasswordForm[];
  /** Why an entry does not open. */
  refusal(entry: string): UserError;
}

/** Tries the password on the MAC. Throws UserError WrongPassword; without a MAC only decrypting will tell. */
export async function unlock({ mac, content }: Container, password: string | undefined): Promise<Lock> {
  const forms = passwordForms(password);
  if (mac === undefined) return { forms, refusal: () => wrongPassword(password) };
  for (const form of forms) {
    if (!(await mac.fits(content, form))) continue;
    return { forms: [form, ...forms.filter(other => other !== form)], refusal: wrongEntryPassword };
  }
  throw wrongPassword(password);
}

/** Decrypts and reads. undefined if no form of the password gives what `read` takes without a BerError. */
export async function openWith<T>(
  forms: readonly PasswordForm[],
  { encryption, data }: { readonly encryption: Encryption; readonly data: Uint8Array },
  read: (plain: Uint8Array) => T,
): Promise<T | undefined> {
  for (const form of forms) {
    const plain = await encryption.open(data, form);
    const value = plain && readOrNothing(plain, read);
    if (value !== undefined) return value;
  }
  return undefined;
}

function readOrNothing<T>(plain: Uint8Array, read: (plain: Uint8Array) => T): T | undefined {
  try {
    return read(plain);
  } catch (error) {
    if (error instanceof BerError) return undefined;
    throw error;
  }
}
