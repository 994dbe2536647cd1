import { type Command, Option } from 'commander';
import { surroundingsOf } from './command-surroundings.ts';
import type { Environment } from './environment.ts';
import { chosenId, type IdOption, withChosenId } from './ids.ts';
import { openContext } from './open.ts';
import { withContext, withOutput } from './options.ts';
import type { Column } from './output.ts';
import { print } from './print.ts';
import { withExample } from './verbs.ts';

interface Keys {
  readonly primaryKey: string;
  readonly secondaryKey: string;
}

const COLUMNS: readonly Column<Keys>[] = [
  { title: 'PRIMARY KEY', value: ({ primaryKey }) => primaryKey },
  { title: 'SECONDARY KEY', value: ({ secondaryKey }) => secondaryKey },
];

/** The commands of a subscription's keys; the first is the only one that prints them. */
export function keyCommands(group: Command, env: Environment, id: IdOption<'subscriptions'>): void {
  const show = withExample(
    group
      .command('show-keys')
      .aliases(['keys', 'get-keys', 'list-secrets'])
      .description('print the keys of a subscription'),
    'apim subscription show-keys mine --query primaryKey -o tsv',
  );
  withOutput(withChosenId(show, id)).action(async (argument?: string) => {
    const chosen = chosenId(show, argument);
    const { store } = await openContext(env, show);
    const { keysOf } = await import('../resources/subscriptions.ts');
    const { primaryKey, secondaryKey } = keysOf(store, chosen);
    await print(env, show, { primaryKey, secondaryKey }, COLUMNS);
  });

  const regenerate = withExample(
    group
      .command('regenerate-key')
      .description('make a new key in the place of one, which opens nothing any more')
      .addOption(new Option('--key-type <type>', 'which of the two').choices(['primary', 'secondary'])),
    'apim subscription regenerate-key mine --key-type primary',
  );
  withContext(withChosenId(regenerate, id)).action(async (argument?: string) => {
    const chosen = chosenId(regenerate, argument);
    const { keyType }: { keyType?: 'primary' | 'secondary' } = regenerate.opts();
    const type = keyType ?? regenerate.error("error: required option '--key-type <type>' not specified");
    const { store } = await openContext(env, regenerate);
    const { regenerateKey } = await import('../resources/subscriptions.ts');
    const { id: known } = await regenerateKey(store, await surroundingsOf(env), chosen, type);
    env.stdout.write(`Made a new ${type} key of subscription ${known}.\n`);
  });
}
