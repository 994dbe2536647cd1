import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallContext } from '../../src/policy/call-context.ts';
import { runAll, runFirst } from '../../src/policy/parallel.ts';
import { PolicyError } from '../../src/policy/policy-error.ts';
import type { Outcome, Step, Steps } from '../../src/policy/step.ts';
import { answer, contextWith, fakeServices, shown } from './fake-gateway.ts';

const placed = (run: Step): Steps => [
  {
    run,
    reads: undefined,
    scope: 'api',
    section: 'inbound',
    place: { name: 'test', line: 1, column: 1 },
    path: 'wait[1]',
    targets: [],
    blocks: [],
    fragmentId: undefined,
    policyId: undefined,
  },
];

/** A policy whose end is the test's to decide; then it sets the variable of its name. */
class Open {
  readonly steps: Steps;
  context: CallContext | undefined;
  end: (outcome: Outcome) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;

  constructor(name: string) {
    this.steps = placed(async context => {
      this.context = context;
      const outcome = await new Promise<Outcome>((resolve, reject) => {
        this.end = resolve;
        this.fail = reject;
      });
      context.variables.set(name, true);
      context.respond(answer(200, name));
      context.certificate = { id: name, thumbprint: '', chain: '', privateKey: '' };
      return outcome;
    });
  }
}

const failure = (message: string): PolicyError =>
  new PolicyError({ source: 'test', reason: 'Failed', message, responseIsSet: false });

const message = (outcome: Outcome): unknown => (typeof outcome === 'object' ? outcome.error.message : outcome);

const call = (): CallContext => contextWith(fakeServices().services);

test('all have begun before the first has ended, and all is over when the last has', async () => {
  const [a, b] = [new Open('a'), new Open('b')];
  const context = call();
  const running = runAll([a.steps, b.steps], context);
  assert.ok(a.context !== undefined && b.context !== undefined);
  b.end(undefined);
  a.end(undefined);
  assert.equal(await running, undefined);
  assert.deepEqual([...context.variables.keys()].sort(), ['a', 'b']);
});

test('a failure among all waits for the others, and the first in their order is told', async () => {
  const [a, b, c] = [new Open('a'), new Open('b'), new Open('c')];
  const context = call();
  const running = runAll([a.steps, b.steps, c.steps], context);
  c.fail(failure('third'));
  b.fail(failure('second'));
  a.end(undefined);
  assert.equal(message(await running), 'second');
  assert.deepEqual([...context.variables.keys()], ['a']);
});

test('with any the first that ends is enough: the others are ended, and what they still change is seen by nobody', async () => {
  const [a, b] = [new Open('a'), new Open('b')];
  const context = call();
  const running = runFirst([a.steps, b.steps], context);
  assert.equal(a.context?.gone.aborted, false);
  b.end(undefined);
  assert.equal(await running, undefined);
  assert.equal(a.context?.gone.aborted, true);
  a.end(undefined);
  await new Promise(setImmediate);
  assert.deepEqual([...context.variables.keys()], ['b']);
  assert.deepEqual([shown(context.response), context.certificate?.id], [{ statusCode: 200, body: 'b' }, 'b']);
});

test('with any a failure is no end while another may still work', async () => {
  const [a, b] = [new Open('a'), new Open('b')];
  const running = runFirst([a.steps, b.steps], call());
  a.fail(failure('first'));
  b.end(undefined);
  assert.equal(await running, undefined);
});

test('with any the first in their order is told where all have failed, and a bug passes', async () => {
  const [a, b] = [new Open('a'), new Open('b')];
  const running = runFirst([a.steps, b.steps], call());
  b.fail(failure('second'));
  a.fail(failure('first'));
  assert.equal(message(await running), 'first');
  const broken = new Open('c');
  const failing = runFirst([broken.steps], call());
  broken.fail(new TypeError('a bug'));
  await assert.rejects(failing, /a bug/);
});

test('nothing to run is over at once', async () => {
  assert.deepEqual([await runAll([], call()), await runFirst([], call())], [undefined, undefined]);
});
