const LARGEST = 2_147_483_647;
const SEED = 161_803_398;
const LENGTH = 55;
const DISTANCE = 21;
const WARM_UP = 4;

/** A value below zero is meant modulo `LARGEST`. */
const wrapped = (value: number): number => (value < 0 ? value + LARGEST : value);

/**
 * Numbers from 0 to int.MaxValue - 1 by Knuth's subtractive method, the same for a seed as .NET's: each is the difference of
 * two before it. https://learn.microsoft.com/dotnet/api/system.random?view=net-8.0#remarks
 */
export function subtractiveGenerator(seed: number): () => number {
  const state = startState(seed);
  let at = 0;
  return () => {
    at = (at % LENGTH) + 1;
    const other = ((at + DISTANCE - 1) % LENGTH) + 1;
    const difference = (state[at] ?? 0) - (state[other] ?? 0);
    const result = wrapped(difference === LARGEST ? difference - 1 : difference);
    state[at] = result;
    return result;
  };
}

/** Places 1 to 55. */
function startState(seed: number): Int32Array {
  const state = new Int32Array(LENGTH + 1);
  let last = SEED - (seed === -LARGEST - 1 ? LARGEST : Math.abs(seed));
  state[LENGTH] = last;
  let next = 1;
  for (let step = 1; step < LENGTH; step += 1) {
    const place = (DISTANCE * step) % LENGTH;
    state[place] = next;
    next = wrapped(last - next);
    last = state[place] ?? 0;
  }
  for (let round = 0; round < WARM_UP; round += 1) mix(state);
  return state;
}

function mix(state: Int32Array): void {
  for (let place = 1; place <= LENGTH; place += 1) {
    const other = ((place + 30) % LENGTH) + 1;
    state[place] = wrapped(((state[place] ?? 0) - (state[other] ?? 0)) | 0);
  }
}
