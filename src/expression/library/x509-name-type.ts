import { X509_NAME_TYPE } from '../crypto/x509-types.ts';
import { enumeration } from '../types/table.ts';

export const x509NameType = enumeration(X509_NAME_TYPE);
