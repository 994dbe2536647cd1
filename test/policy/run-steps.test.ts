import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Body, HeldBody, tooLarge } from '../../src/http/message.ts';
import { runSteps } from '../../src/policy/run-steps.ts';
import type { PlacedStep, Step } from '../../src/policy/step.ts';
import { contextWith, fakeServices } from './fake-gateway.ts';

const placed = (run: Step, reads: PlacedStep['reads']): PlacedStep => ({
  run,
  reads,
  scope: 'api',
  section: 'inbound',
  place: { name: 'test', line: 1, column: 1 },
  path: '',
  targets: [],
  blocks: [],
  fragmentId: undefined,
  policyId: undefined,
});

/** A body that streams until it is read; counts how often that is. */
class StreamingBody implements Body {
  bytes: Buffer | undefined;
  isConsumed = false;
  reads = 0;
  readonly #outcome: Buffer | Error;

  constructor(outcome: Buffer | Error) {
    this.#outcome = outcome;
  }

  async read(): Promise<Buffer> {
    this.reads += 1;
    if (this.#outcome instanceof Error) throw this.#outcome;
    this.bytes = this.#outcome;
    return this.bytes;
  }

  drop(): void {
    assert.fail('The body was dropped.');
  }
}

const BOTH = { request: true, response: true };

test('bodies that a step reads are in memory when it runs, and are read once', async () => {
  const context = contextWith(fakeServices().services);
  const [request, response] = [new StreamingBody(Buffer.from('in')), new StreamingBody(Buffer.from('out'))];
  context.request.body = request;
  context.respond({ statusCode: 200, statusText: '', headers: [], body: response });
  const seen: unknown[] = [];
  const look: Step = each =>
    void seen.push([each.request.body?.bytes?.toString(), each.response?.body.bytes?.toString()]);
  const only = { request: true, response: false };
  assert.equal(await runSteps([placed(look, undefined), placed(look, only), placed(look, BOTH)], context), undefined);
  assert.deepEqual(seen, [
    [undefined, undefined],
    ['in', undefined],
    ['in', 'out'],
  ]);
  assert.deepEqual([request.reads, response.reads], [1, 1]);
});

test('a step whose bodies are in memory, or are none, answers at once', () => {
  const context = contextWith(fakeServices().services);
  assert.equal(runSteps([placed(() => 'outbound', BOTH)], context), 'outbound');
  context.request.body = new HeldBody(Buffer.from('held'));
  assert.equal(runSteps([placed(() => 'respond', BOTH)], context), 'respond');
});

test('a body that is too large, or breaks off, fails the step that wanted it', async () => {
  for (const [error, reason] of [
    [tooLarge(1024), 'MessageBodyTooLarge'],
    [new Error('The caller is gone.'), 'MessageBodyReadFailure'],
  ] as const) {
    const context = contextWith(fakeServices().services);
    context.request.body = new StreamingBody(error);
    const step = placed(() => assert.fail('It ran.'), BOTH);
    const outcome = await runSteps([step], context);
    assert.ok(typeof outcome === 'object');
    assert.deepEqual([outcome.error.reason, outcome.error.message, outcome.step], [reason, error.message, step]);
  }
});
