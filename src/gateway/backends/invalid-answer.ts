/** A backend switched protocols though nobody asked, or without saying to which. */
export class UnaskedSwitch extends Error {
  override readonly name = 'UnaskedSwitch';
  readonly code = 'UNASKED_SWITCH';
}

/** A status below 100, which undici takes for that of an interim answer. */
export class InvalidStatus extends Error {
  override readonly name = 'InvalidStatus';
  readonly code = 'INVALID_STATUS';

  constructor(status: number) {
    super(`its status is ${String(status).padStart(3, '0')}`);
  }
}

const SHOWN = 100;

/** A body in a transfer coding that nobody asked for, and nobody here takes off. */
export class UnaskedCoding extends Error {
  override readonly name = 'UnaskedCoding';
  readonly code = 'UNASKED_CODING';

  /** `coding`: what Transfer-Encoding says. */
  constructor(coding: string) {
    super(coding.length > SHOWN ? `${coding.slice(0, SHOWN)}…` : coding);
  }
}
