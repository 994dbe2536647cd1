import * as v from 'valibot';
import type { Memory } from '../../memory/questions.ts';
import { answerOf, onceAnswer, type Question } from './memory-messages.ts';

/** The memory of all workers as one of them has it: what that one has taken is given back when it ends. */
export class LentMemory {
  readonly #memory: Memory;
  readonly #taken = new Map<string, number>();
  /** What it is to make for all. */
  readonly #turns = new Set<string>();
  #isGone = false;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  async answer(question: Question): Promise<unknown> {
    const answer = await answerOf(this.#memory, question);
    if (question.of === 'enter' && answer === true) this.#take(question.key, 1);
    if (question.of === 'leave') this.#take(question.key, -1);
    if (question.of === 'take' && v.parse(onceAnswer, answer).isTurn) this.#takeTurn(question.key);
    if (question.of === 'settle') this.#turns.delete(question.key);
    return answer;
  }

  giveBack(): void {
    this.#isGone = true;
    for (const key of this.#turns) this.#memory.settle(key, undefined);
    this.#turns.clear();
    for (const [key, count] of this.#taken) for (let taken = 0; taken < count; taken += 1) this.#memory.leave(key);
    this.#taken.clear();
  }

  /** It may be gone by the time that its turn comes. */
  #takeTurn(key: string): void {
    if (this.#isGone) this.#memory.settle(key, undefined);
    else this.#turns.add(key);
  }

  #take(key: string, count: number): void {
    const taken = (this.#taken.get(key) ?? 0) + count;
    if (taken > 0) this.#taken.set(key, taken);
    else this.#taken.delete(key);
  }
}
