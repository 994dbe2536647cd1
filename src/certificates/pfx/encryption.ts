import type { PasswordForm } from './password-forms.ts';

/** A password-based encryption with its parameters, read but not yet paid for. */
export interface Encryption {
  /** As the file says; to be spent before `open` is called. */
  readonly rounds: bigint;
  /** What each `open` costs, in rounds of SHA-1. */
  readonly cost: bigint;
  /** Of whole blocks, and more than none; what is not was cut or changed, whatever the password. */
  takes(data: Uint8Array): boolean;
  /** undefined: surely the wrong password, or damage. A value is no proof: 1 of 256 wrong passwords gives one. */
  open(data: Uint8Array, password: PasswordForm): Promise<Uint8Array | undefined>;
}
