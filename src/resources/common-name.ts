import type { X509Certificate } from 'node:crypto';

/** What ids are made from; Node writes a line for each part of a subject. */
export const commonName = ({ subject }: X509Certificate): string | undefined => /^CN=(.*)$/m.exec(subject)?.[1];
