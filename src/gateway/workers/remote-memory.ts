import * as v from 'valibot';
import type {
  CacheEntry,
  CacheQuestion,
  Made,
  Memory,
  OnceAnswer,
  OnceQuestion,
  QuotaAnswer,
  QuotaQuestion,
  RateAnswer,
  RateQuestion,
  SlotQuestion,
  TrafficQuestion,
} from '../../memory/questions.ts';
import { onceAnswer, type Question, quotaAnswer, rateAnswer, yesOrNo } from './memory-messages.ts';
import type { ToPrimary, ToWorker } from './messages.ts';

type Answer = Extract<ToWorker, { kind: 'answered' }>;

/** A worker's way to the memory of all of them, which the primary has. */
export class RemoteMemory implements Memory {
  readonly isElsewhere = true;
  readonly #send: (message: ToPrimary) => void;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #asked = 0;

  constructor(send: (message: ToPrimary) => void) {
    this.#send = send;
  }

  answer({ id, answer }: Answer): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  async rate(question: RateQuestion): Promise<RateAnswer> {
    return v.parse(rateAnswer, await this.#ask({ of: 'rate', ...question }));
  }

  async quota(question: QuotaQuestion): Promise<QuotaAnswer> {
    const { exceeded, wait } = v.parse(quotaAnswer, await this.#ask({ of: 'quota', ...question }));
    return { exceeded, wait };
  }

  traffic(question: TrafficQuestion): void {
    void this.#ask({ of: 'traffic', ...question });
  }

  async enter(question: SlotQuestion): Promise<boolean> {
    return v.parse(yesOrNo, await this.#ask({ of: 'enter', ...question }));
  }

  leave(key: string): void {
    void this.#ask({ of: 'leave', key });
  }

  find(question: CacheQuestion): Promise<unknown> {
    return this.#ask({ of: 'find', ...question });
  }

  async keep(entry: CacheEntry): Promise<boolean> {
    return v.parse(yesOrNo, await this.#ask({ of: 'keep', ...entry }));
  }

  async forget(key: string): Promise<void> {
    await this.#ask({ of: 'forget', key });
  }

  async take(question: OnceQuestion): Promise<OnceAnswer> {
    const { made, isTurn } = v.parse(onceAnswer, await this.#ask({ of: 'take', ...question }));
    return { made, isTurn };
  }

  settle(key: string, made: Made | undefined): void {
    void this.#ask({ of: 'settle', key, made });
  }

  #ask(question: Question): Promise<unknown> {
    this.#asked += 1;
    const id = this.#asked;
    this.#send({ kind: 'ask', id, question });
    return new Promise(resolve => this.#waiting.set(id, resolve));
  }
}
