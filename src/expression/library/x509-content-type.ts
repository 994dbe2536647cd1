import { X509_CONTENT_TYPE } from '../crypto/x509-types.ts';
import { enumeration } from '../types/table.ts';

export const x509ContentType = enumeration(X509_CONTENT_TYPE);
