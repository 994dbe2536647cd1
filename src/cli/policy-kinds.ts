import type { Command } from 'commander';
import type { PolicyKind } from '../policy/kinds.ts';
import type { Environment } from './environment.ts';
import { withPrinting } from './options.ts';
import type { Column } from './output.ts';
import { print } from './print.ts';
import { withExample } from './verbs.ts';

export function policyKindsCommand(group: Command, env: Environment): void {
  const kinds = withPrinting(
    group
      .command('kinds')
      .description("Azure's policies: which run here, which are read and skipped, which are refused"),
  );
  withExample(kinds, 'apim policy kinds -o table');
  kinds.action(async () => {
    const { policyKinds } = await import('../policy/kinds.ts');
    await print(env, kinds, policyKinds(), COLUMNS);
  });
}

const COLUMNS: readonly Column<PolicyKind>[] = [
  { title: 'POLICY', value: ({ name }) => name },
  { title: 'HERE', value: ({ here }) => here },
  { title: 'SECTIONS', value: ({ sections }) => sections.join(' ') },
  { title: 'WHY', value: ({ why }) => why },
];
