import { CIPHER_MODE } from '../crypto/cipher-types.ts';
import { enumeration } from '../types/table.ts';

export const cipherMode = enumeration(CIPHER_MODE);
