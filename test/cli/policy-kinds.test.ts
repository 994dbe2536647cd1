import assert from 'node:assert/strict';
import { test } from 'node:test';
import { printed, startSession } from './session.ts';

test('policy kinds lists each policy with what becomes of it here, and why', async t => {
  const { done, run } = await startSession(t);
  const kinds: { name: string; here: string; sections: string[]; scopes: string[]; why?: string }[] = JSON.parse(
    await done('policy', 'kinds'),
  );
  const of = (wanted: string) => kinds.find(({ name }) => name === wanted);
  assert.deepEqual(of('retry'), {
    name: 'retry',
    here: 'runs',
    sections: ['inbound', 'backend', 'outbound', 'on-error'],
    scopes: ['global', 'workspace', 'product', 'api', 'operation'],
  });
  assert.deepEqual(of('xsl-transform'), {
    name: 'xsl-transform',
    here: 'skipped',
    sections: ['inbound', 'outbound'],
    scopes: ['global', 'workspace', 'product', 'api', 'operation'],
    why: 'There is nothing here yet that runs XSLT.',
  });
  assert.equal(of('http-data-source')?.here, 'refused');
  assert.equal(of('base'), undefined);
  assert.deepEqual(
    await run('policy', 'kinds', '--query', "[?name=='retry'].[name, here]", '-o', 'tsv'),
    printed('retry\truns\n'),
  );
});

test('as a table it has a line a policy, with the sections', async t => {
  const { done } = await startSession(t);
  const stdout = await done('policy', 'kinds', '-o', 'table');
  assert.match(stdout, /^POLICY +HERE +SECTIONS +WHY\s*$/m);
  assert.match(stdout, /^retry +runs +inbound backend outbound on-error\s*$/m);
  assert.match(stdout, /^xsl-transform +skipped +inbound outbound +There is nothing here yet that runs XSLT\.\s*$/m);
});
