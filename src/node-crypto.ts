import module from 'node:module';

// By this name, for the bundle has a createRequire of its own.
const load = module.createRequire(import.meta.url);

/** node:crypto, for what few calls need and what cannot wait for an import: it takes 10 ms to load. */
export const nodeCrypto = (): typeof import('node:crypto') => load('node:crypto');
