import type { TraceMasker } from './masker.ts';
import type { Happening } from './traced.ts';

/** What is told once all secrets are known. */
export type Later = (masker: TraceMasker) => Happening;
