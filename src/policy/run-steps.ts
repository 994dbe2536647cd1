import { type Body, BodyTooLarge } from '../http/message.ts';
import type { CallContext } from './call-context.ts';
import type { Observer } from './observer.ts';
import { PolicyError } from './policy-error.ts';
import type { BodyReads, Failure, Outcome, PlacedStep, Steps } from './step.ts';
import { evaluate, type Value } from './value.ts';

export const BODY_TOO_LARGE = 'MessageBodyTooLarge';

/** Of a body that a policy reads, in bytes. */
export const MOST_OF_BODY = 16 * 1024 * 1024;

/**
 * Runs steps one after the other until one has an outcome, which is theirs. It is asynchronous only from the first step that
 * had to wait. A throw that is no PolicyError is a bug and passes.
 */
export function runSteps(steps: Steps, context: CallContext): Outcome | Promise<Outcome> {
  const { observer } = context;
  return observer === undefined ? run(steps, 0, context) : runObserved(steps, context, observer);
}

function run(steps: Steps, from: number, context: CallContext): Outcome | Promise<Outcome> {
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    const outcome = start(step, context);
    if (outcome instanceof Promise) return goOn(outcome, steps, index + 1, context);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

async function goOn(waiting: Promise<Outcome>, steps: Steps, next: number, context: CallContext): Promise<Outcome> {
  return (await waiting) ?? run(steps, next, context);
}

async function runObserved(steps: Steps, context: CallContext, observer: Observer): Promise<Outcome> {
  for (const step of steps) {
    observer.before(step, context);
    const outcome = await start(step, context);
    observer.after(step, context, outcome);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

function start(step: PlacedStep, context: CallContext): Outcome | Promise<Outcome> {
  try {
    const reading = step.reads === undefined ? undefined : readBodies(step.reads, step, context);
    const outcome = reading === undefined ? step.run(context, step) : reading.then(() => step.run(context, step));
    return outcome instanceof Promise ? outcome.catch(error => failureOf(error, step)) : outcome;
  } catch (error) {
    return failureOf(error, step);
  }
}

function failureOf(error: unknown, step: PlacedStep): Failure {
  if (error instanceof PolicyError) return { error, step };
  throw error;
}

/** Undefined where nothing is left to be read. Rejects with PolicyError. */
function readBodies(reads: BodyReads, step: PlacedStep, context: CallContext): Promise<unknown> | undefined {
  const bodies = [
    reads.request ? context.request.body : undefined,
    reads.response ? context.response?.body : undefined,
  ];
  const streaming = bodies.flatMap(body => (body === undefined || body.bytes !== undefined ? [] : [body]));
  return streaming.length === 0 ? undefined : Promise.all(streaming.map(body => readOne(body, step)));
}

/**
 * The value where what it reads may have come only since the step began, such as the response of a step inside it. Throws
 * PolicyError, or rejects with it.
 */
export function evaluateNow<V>(value: Value<V>, context: CallContext, self: PlacedStep): V | Promise<V> {
  const reading = value.kind === 'literal' ? undefined : readBodies(value.reads, self, context);
  return reading === undefined ? evaluate(value, context) : reading.then(() => evaluate(value, context));
}

async function readOne(body: Body, { place }: PlacedStep): Promise<void> {
  try {
    await body.read(MOST_OF_BODY);
  } catch (cause) {
    if (!(cause instanceof Error)) throw cause;
    const reason = cause instanceof BodyTooLarge ? BODY_TOO_LARGE : 'MessageBodyReadFailure';
    throw new PolicyError({ source: place.name, reason, message: cause.message, responseIsSet: false, cause });
  }
}
