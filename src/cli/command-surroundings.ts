import type { Surroundings } from '../surroundings.ts';
import type { Environment } from './environment.ts';

/** What makes keys and dates; loaded only by commands that make some. */
export async function surroundingsOf({ now }: Environment): Promise<Surroundings> {
  const { REAL_SURROUNDINGS } = await import('../surroundings.ts');
  const { clock, chance } = REAL_SURROUNDINGS;
  return { chance, clock: { ...clock, now: () => now().getTime() } };
}
