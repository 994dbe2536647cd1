import { CRYPTOGRAPHIC_EXCEPTION, NetException } from '../runtime/exception.ts';

export const cryptographicException = (message: string): NetException =>
  new NetException(CRYPTOGRAPHIC_EXCEPTION, message, null);

/** Whether node:crypto or OpenSSL refused what it was given. */
export const isCryptoError = (error: unknown): error is Error => error instanceof Error && 'code' in error;
