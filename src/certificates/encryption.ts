import type { PasswordForm } from './password-forms.ts';

/** A password-based encryption with its parameters, read but not yet paid for. */
export interface Encryption {
  /** To be spent before `open` is called. */
  readonly rounds: bigint;
  /** undefined: surely the wrong password, or damage. A value is no proof: 1 of 256 wrong passwords gives one. */
  open(data: Uint8Array, password: PasswordForm): Promise<Uint8Array | undefined>;
}
