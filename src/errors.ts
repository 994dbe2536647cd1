/** Why a request of the user's was refused. Management (ARM) maps each to a status; the CLI answers 1 for all. */
export type UserErrorCode =
  /** A value breaks a rule that can be checked on it alone. */
  | 'ValidationError'
  /** The named entity is not there. */
  | 'NotFound'
  /** An entity of that id, or of that path, is there already. */
  | 'AlreadyExists'
  /** It is used by others, which the message names. */
  | 'InUse'
  /** A PFX or certificate file cannot be used; the message says why and what to do. */
  | 'CertificateError'
  /** The password does not open the PFX; a terminal may ask for another. */
  | 'WrongPassword'
  /** The state on disk cannot be read or written: full disk, rights, a newer or broken file. */
  | 'StateError'
  /** Something outside apim is not as it must be: a file is missing, a port is taken. */
  | 'EnvironmentError';

export interface UserErrorOptions extends ErrorOptions {
  /** What it is about, as ARM tells it: a member (`credentials.certificate`), or the resource (`/backends/contoso`). */
  readonly target?: string;
  /** What mends it, for a person at a terminal: a sentence that follows the message. */
  readonly remedy?: string;
}

/** A mistake the caller can put right. Neither message nor remedy ever holds a secret. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly target: string | undefined;
  readonly remedy: string | undefined;

  constructor(code: UserErrorCode, message: string, options?: UserErrorOptions) {
    super(message, options);
    this.code = code;
    this.target = options?.target;
    this.remedy = options?.remedy;
  }

  /** All that a person at a terminal is told. */
  get advice(): string {
    return this.remedy === undefined ? this.message : `${this.message} ${this.remedy}`;
  }
}
