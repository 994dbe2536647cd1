import { UserError } from '../../errors.ts';
import { BerError } from './ber.ts';

/** What `read` answers; `otherwise` where the bytes are not what they should be. */
export function unlessDamaged<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof BerError || error instanceof UserError) return otherwise;
    throw error;
  }
}
