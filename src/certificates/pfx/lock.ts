import type { UserError } from '../../errors.ts';
import { wrongEntryPassword, wrongPassword } from '../refusals.ts';
import { BerError } from '../x509/ber.ts';
import type { Encryption } from './encryption.ts';
import type { Limits } from './limits.ts';
import type { Mac } from './mac.ts';
import { type PasswordForm, passwordForms } from './password-forms.ts';

/** What a password opens. */
export interface Locked {
  readonly encryption: Encryption;
  readonly data: Uint8Array;
}

/** A password as far as it is known to fit. */
export class Lock {
  readonly #password: string | undefined;
  readonly #limits: Limits;
  /** The one that has fitted first; the rest too, since some writers use one for the MAC and another inside. */
  #forms: readonly PasswordForm[];
  #fits = false;

  constructor(password: string | undefined, limits: Limits) {
    this.#password = password;
    this.#limits = limits;
    this.#forms = passwordForms(password);
  }

  /** Tries the password on the MAC. */
  async fitsMac(mac: Mac, content: Uint8Array): Promise<boolean> {
    for (const form of this.#forms) {
      this.#limits.charge(mac);
      if (await mac.fits(content, form)) return this.#fitting(form);
    }
    return false;
  }

  /** Decrypts and reads. undefined if no form of the password gives what `read` takes without a BerError. */
  async open<T>({ encryption, data }: Locked, read: (plain: Uint8Array) => T): Promise<T | undefined> {
    for (const form of this.#forms) {
      this.#limits.charge(encryption);
      const plain = await encryption.open(data, form);
      const value = plain && readOrNothing(plain, read);
      if (value === undefined) continue;
      this.#fitting(form);
      return value;
    }
    return undefined;
  }

  /** What to say of the whole file, where the password does not fit. */
  refusalOfAll(): UserError {
    return wrongPassword(this.#password);
  }

  /** Why an entry does not open; to be asked once all were tried. */
  refusal(entry: string): UserError {
    return this.#fits ? wrongEntryPassword(entry) : wrongPassword(this.#password);
  }

  #fitting(form: PasswordForm): true {
    this.#forms = [form, ...this.#forms.filter(other => other !== form)];
    this.#fits = true;
    return true;
  }
}

function readOrNothing<T>(plain: Uint8Array, read: (plain: Uint8Array) => T): T | undefined {
  try {
    return read(plain);
  } catch (error) {
    if (error instanceof BerError) return undefined;
    throw error;
  }
}
