import type { ToPrimary, ToWorker } from './messages.ts';

type Answer = Extract<ToWorker, { kind: 'claimed' }>;

/** A worker's way to ask the primary, which alone knows of all workers, whether it is the first. */
export class Claims {
  readonly #send: (message: ToPrimary) => void;
  readonly #waiting = new Map<number, (first: boolean) => void>();
  #asked = 0;

  constructor(send: (message: ToPrimary) => void) {
    this.#send = send;
  }

  first(subject: string): Promise<boolean> {
    this.#asked += 1;
    const id = this.#asked;
    this.#send({ kind: 'claim', id, subject });
    return new Promise(resolve => this.#waiting.set(id, resolve));
  }

  answer({ id, first }: Answer): void {
    this.#waiting.get(id)?.(first);
    this.#waiting.delete(id);
  }
}
