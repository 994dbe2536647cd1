import { compileDocument } from '../../src/policy/compile.ts';
import { combine } from '../../src/policy/effective.ts';
import { runSteps } from '../../src/policy/run-steps.ts';
import { contextWith, fakeServices, nothing, tools } from '../policy/fake-gateway.ts';
import { nanoseconds } from './measure.ts';
import type { Row } from './table.ts';

const STEPS = Array.from(
  { length: 10 },
  (_, index) => `<set-header name="X-${index}" exists-action="override"><value>${index}</value></set-header>`,
).join('');

/** The runner against a loop over the same functions. */
function running(): Row {
  const document = `<policies><inbound>${STEPS}</inbound><backend /><outbound /><on-error /></policies>`;
  const { inbound } = combine([compileDocument(document, 'api', tools(nothing))]);
  const context = contextWith(fakeServices().services);
  const byHand = (): void => {
    for (const step of inbound) step.run(context, step);
  };
  const ours = nanoseconds(100_000, () => runSteps(inbound, context));
  const plain = nanoseconds(100_000, byHand);
  return {
    what: 'running 10 steps that nobody observes, against calling them',
    measured: `${ours.toFixed(0)} ns, ${plain.toFixed(0)} ns`,
    ratio: ours / plain,
    reach: 1.2,
  };
}

/** What policies cost besides what they do. */
export const policyRows = async (): Promise<Row[]> => [running()];
