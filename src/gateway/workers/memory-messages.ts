import * as v from 'valibot';
import type { Memory } from '../../memory/questions.ts';

const key = v.string();
const now = v.number();

const madeShape = v.object({ value: v.unknown(), at: v.number() });

/** What a worker asks of the memory of them all. */
export const questionShape = v.variant('of', [
  v.object({ of: v.literal('rate'), key, limit: v.number(), period: v.number(), count: v.number(), now }),
  v.object({
    of: v.literal('quota'),
    key,
    calls: v.number(),
    bytes: v.number(),
    period: v.number(),
    start: v.number(),
    count: v.number(),
    now,
  }),
  v.object({ of: v.literal('traffic'), key, period: v.number(), start: v.number(), bytes: v.number(), now }),
  v.object({ of: v.literal('enter'), key, most: v.number() }),
  v.object({ of: v.literal('leave'), key }),
  v.object({ of: v.literal('find'), key, now }),
  v.object({ of: v.literal('keep'), key, value: v.unknown(), size: v.number(), until: v.number(), now }),
  v.object({ of: v.literal('forget'), key }),
  v.object({ of: v.literal('take'), key, after: v.number(), again: v.number(), now }),
  v.object({ of: v.literal('settle'), key, made: v.optional(madeShape) }),
]);
export type Question = v.InferOutput<typeof questionShape>;

export const rateAnswer = v.object({ allowed: v.boolean(), used: v.number(), wait: v.number() });
export const quotaAnswer = v.object({
  exceeded: v.optional(v.picklist(['calls', 'bytes'])),
  wait: v.optional(v.number()),
});
export const onceAnswer = v.object({ made: v.optional(madeShape), isTurn: v.boolean() });
export const yesOrNo = v.boolean();

/** The memory's answer, or the promise of one. */
export function answerOf(memory: Memory, question: Question): unknown {
  switch (question.of) {
    case 'rate':
      return memory.rate(question);
    case 'quota':
      return memory.quota(question);
    case 'traffic':
      return memory.traffic(question);
    case 'enter':
      return memory.enter(question);
    case 'leave':
      return memory.leave(question.key);
    case 'find':
      return memory.find(question);
    case 'keep':
      return memory.keep({ ...question, value: question.value });
    case 'forget':
      return memory.forget(question.key);
    case 'take':
      return memory.take(question);
    case 'settle':
      return memory.settle(question.key, question.made);
  }
}
