import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Agents } from '../../src/gateway/backends/agents.ts';
import type { Terms } from '../../src/gateway/backends/terms.ts';
import { AZURE_LIMITS, AZURE_TIMEOUTS } from '../../src/gateway/settings.ts';

const TERMS: Terms = {
  origin: 'http://contoso.test',
  certificate: undefined,
  trust: { fingerprint: '', added: [], whole: undefined },
  validateCertificateChain: true,
  validateCertificateName: true,
  maxVersion: 'TLSv1.3',
  proxy: undefined,
};

/** Agents whose second passes with `tick`. */
function agentsIn(t: TestContext): { agents: Agents; tick(): void } {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const agents = new Agents(AZURE_TIMEOUTS, AZURE_LIMITS, error => assert.fail(String(error)));
  t.after(() => agents.destroy());
  return { agents, tick: () => t.mock.timers.tick(1000) };
}

test('an agent is closed a second after the last configuration that held it let it go', t => {
  const { agents, tick } = agentsIn(t);
  const [one, two] = [agents.lease(TERMS), agents.lease(TERMS)];
  const close = t.mock.method(one, 'close');
  assert.equal(two, one);
  agents.release(one);
  tick();
  assert.equal(close.mock.callCount(), 0);
  agents.release(two);
  assert.equal(close.mock.callCount(), 0);
  tick();
  assert.equal(close.mock.callCount(), 1);
  assert.notEqual(agents.lease(TERMS), one);
});

test('an agent that the next configuration wants in time goes on', t => {
  const { agents, tick } = agentsIn(t);
  const agent = agents.lease(TERMS);
  const close = t.mock.method(agent, 'close');
  agents.release(agent);
  assert.equal(agents.lease(TERMS), agent);
  tick();
  tick();
  assert.equal(close.mock.callCount(), 0);
});

test('what has other terms has another agent', t => {
  const { agents } = agentsIn(t);
  const agent = agents.lease(TERMS);
  for (const terms of [
    { ...TERMS, origin: 'http://fabrikam.test' },
    { ...TERMS, trust: { ...TERMS.trust, fingerprint: 'other' } },
    { ...TERMS, validateCertificateName: false },
  ])
    assert.notEqual(agents.lease(terms), agent);
});
