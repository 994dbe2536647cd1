/** Ctrl-C at a question: nothing more is to be said. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

/** 128 and the number of SIGINT, as shells have it. */
export const INTERRUPTED = 130;
