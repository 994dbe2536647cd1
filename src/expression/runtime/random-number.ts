import type { Chance } from '../../surroundings.ts';

const BYTES = 6;

/** From 0 up to, but without, that number of at most 32 bits; so many bits are asked for that all are as good as equally likely. */
export const randomNumber = (chance: Chance, below: number): number => chance.bytes(BYTES).readUIntBE(0, BYTES) % below;
