import { PADDING_MODE } from '../crypto/cipher-types.ts';
import { enumeration } from '../types/table.ts';

export const paddingMode = enumeration(PADDING_MODE);
