import type { Memory } from '../../memory/questions.ts';
import { answerOf, type Question } from './memory-messages.ts';

/** The memory of all workers as one of them has it: what that one has taken is given back when it ends. */
export class LentMemory {
  readonly #memory: Memory;
  readonly #taken = new Map<string, number>();

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  async answer(question: Question): Promise<unknown> {
    const answer = await answerOf(this.#memory, question);
    if (question.of === 'enter' && answer === true) this.#take(question.key, 1);
    if (question.of === 'leave') this.#take(question.key, -1);
    return answer;
  }

  giveBack(): void {
    for (const [key, count] of this.#taken) for (let taken = 0; taken < count; taken += 1) this.#memory.leave(key);
    this.#taken.clear();
  }

  #take(key: string, count: number): void {
    const taken = (this.#taken.get(key) ?? 0) + count;
    if (taken > 0) this.#taken.set(key, taken);
    else this.#taken.delete(key);
  }
}
