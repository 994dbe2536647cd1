import { type Command, Option } from 'commander';
import type { PRODUCT as Described, Product } from '../model/product.ts';
import { PRODUCT_STATES } from '../model/words.ts';
import type { Envelope } from '../resources/envelope.ts';
import type { ProductInput } from '../resources/products.ts';
import { byNeed } from './by-need.ts';
import type { Environment } from './environment.ts';
import { chosenId, withChosenId } from './ids.ts';
import type { Filter } from './kept-commands.ts';
import { ListedOption } from './listed.ts';
import { listedOptionFor } from './mandatory.ts';
import { type Done, memberCommands } from './member-commands.ts';
import { alsoCalled, type MemberOption, memberOptions } from './member-options.ts';
import { type Opened, openContext } from './open.ts';
import { withContext } from './options.ts';
import type { Column } from './output.ts';
import { report } from './print.ts';
import { type ResourceCommands, resourceCommands } from './resource-commands.ts';
import { amount, booleanOption } from './values.ts';
import { withExample } from './verbs.ts';

/** One that is shown alone tells its APIs too. */
type Shown = Envelope<ReturnType<typeof Described.properties> & { readonly apis?: readonly string[] }>;

const COLUMNS: readonly Column<Shown>[] = [
  { title: 'ID', value: ({ name }) => name },
  { title: 'NAME', value: ({ properties }) => properties.displayName },
  { title: 'STATE', value: ({ properties }) => properties.state },
  { title: 'KEY', value: ({ properties }) => (properties.subscriptionRequired ? 'needed' : 'not needed') },
  { title: 'DESCRIPTION', value: ({ properties }) => properties.description, isOptional: true, spare: 1 },
];

const BY_API: Filter<Product> = {
  option: () => new ListedOption('--api-id <id>', 'only those that this API is in', 'apis'),
  keep: async (_products, id, { store }) => {
    const { getApi } = await import('../resources/apis.ts');
    const { productsOf } = await import('../resources/products.ts');
    return productsOf(store, getApi(store, id));
  },
};

const BY_TITLE: Filter<Product> = {
  option: () => new Option('--title <text>', 'only those of this name'),
  keep: async (products, title) => products.filter(({ displayName }) => displayName === title),
};

const COMMANDS: ResourceCommands<'products', Shown> = {
  word: 'product',
  noun: 'product',
  idOption: { name: 'product-id', lists: 'products' },
  exampleId: 'starter',
  removal: 'remove a product with its policy',
  columns: () => COLUMNS,
  envelope,
  details: {
    columns: () => [...COLUMNS, { title: 'APIS', value: ({ properties }) => properties.apis?.join(', ') }],
    of: async (_env, opened, product) => {
      const { properties, ...rest } = (await envelope(opened))(product);
      return { ...rest, properties: { ...properties, apis: product.apis } };
    },
  },
  filters: [BY_API, BY_TITLE],
  withRemoveOptions: remove =>
    remove.addOption(booleanOption('delete-subscriptions', 'with the subscriptions to it, which are refused else')),
  rules: async command => {
    const { getProduct, removeProduct, removeProductWithSubscriptions } = await import('../resources/products.ts');
    const { deleteSubscriptions }: { deleteSubscriptions?: boolean } = command.opts();
    return { get: getProduct, remove: deleteSubscriptions === true ? removeProductWithSubscriptions : removeProduct };
  },
};

async function envelope({ context }: Opened): Promise<(product: Product) => Shown> {
  const { envelope: enveloped } = await import('../resources/envelope.ts');
  const { PRODUCT } = await import('../model/product.ts');
  return product => enveloped(context, PRODUCT, product);
}

const { member, switched, text, word } = memberOptions<ProductInput>();

const OPTIONS: readonly MemberOption<ProductInput>[] = [
  alsoCalled(
    text('--title <text>', 'its display name (else the id)', displayName => ({ displayName }), undefined),
    '--name <text>',
    'title',
  ),
  text('--description <text>', 'a description', description => ({ description }), [
    'description',
    { description: null },
  ]),
  alsoCalled(
    text('--legal-terms <text>', 'what subscribers agree to', terms => ({ terms }), ['legal-terms', { terms: null }]),
    '--terms <text>',
    'legalTerms',
  ),
  switched('subscription-required', 'whether its APIs are called with a key of it (else yes)', required => ({
    subscriptionRequired: required,
  })),
  switched('approval-required', 'whether subscriptions wait for approval', approvalRequired => ({ approvalRequired })),
  member(
    () => new Option('--subscriptions-limit <number>', 'how many subscriptions a user may have').argParser(amount),
    (subscriptionsLimit: number) => ({ subscriptionsLimit }),
    ['subscriptions-limit', { subscriptionsLimit: null }],
  ),
  word(
    '--state <state>',
    'whether it is offered (else notPublished); it serves calls all the same',
    PRODUCT_STATES,
    state => ({ state }),
    undefined,
  ),
];

export function productCommands(program: Command, env: Environment): void {
  const group = program
    .command('product')
    .description('products: APIs that one key opens, and what they have in common');
  byNeed(group, () => declareCommands(group, env));
}

function declareCommands(group: Command, env: Environment): void {
  memberCommands(group, env, COMMANDS, {
    options: OPTIONS,
    creating: {
      description: 'add a product',
      example: 'apim product new --id starter --title Starter --state published',
      id: 'its id (else made from its name)',
      force: 'replace one that is there; its APIs, its policy and the subscriptions to it stay',
    },
    setting: {
      description: 'change what is given of a product',
      example: 'apim product set starter --subscription-required false',
    },
    rules: async () => (await import('../resources/products.ts')).products,
    tell: tellOf,
  });
  resourceCommands(group, env, COMMANDS);
  linkCommands(group, env);
}

async function tellOf({ env, command, opened, done, entity }: Done<'products'>): Promise<void> {
  const shown = (await COMMANDS.envelope(opened))(entity);
  const key = entity.subscriptionRequired ? 'needed' : 'not needed';
  await report(env, command, shown, COMMANDS.columns(env), `${done}.\n  key   ${key}\n  APIs  ${apisText(entity)}`);
}

const apisText = ({ apis }: Product): string => (apis.length === 0 ? 'none' : apis.join(', '));

/** Add- and Remove-AzApiManagementApiToProduct. */
function linkCommands(group: Command, env: Environment): void {
  const add = withExample(
    group.command('add-api').description('put an API into a product, with all its revisions'),
    'apim product add-api starter --api-id orders',
  );
  withLink(add).action(async (argument?: string) => {
    const { productId, apiId, opened } = await linkOf(env, add, argument);
    const before = opened.store.products.get(productId);
    const { addApiToProduct } = await import('../resources/products.ts');
    const product = await addApiToProduct(opened.store, productId, apiId);
    const isNew = before === undefined || before.apis.length < product.apis.length;
    env.stdout.write(
      isNew ? `Added API ${apiId} to product ${product.id}.\n` : `API ${apiId} is in product ${product.id} already.\n`,
    );
  });

  const remove = withExample(
    group.command('remove-api').aliases(['delete-api']).description('take an API out of a product'),
    'apim product remove-api starter --api-id orders',
  );
  withLink(remove).action(async (argument?: string) => {
    const { productId, apiId, opened } = await linkOf(env, remove, argument);
    const { removeApiFromProduct } = await import('../resources/products.ts');
    const product = await removeApiFromProduct(opened.store, productId, apiId);
    env.stdout.write(`Removed API ${apiId} from product ${product.id}.\n`);
  });
}

const withLink = (command: Command): Command =>
  withContext(
    withChosenId(command, COMMANDS.idOption).addOption(
      listedOptionFor('--api-id <id>', 'the API', 'apis', { isMandatory: true }),
    ),
  );

async function linkOf(env: Environment, command: Command, argument: string | undefined) {
  const productId = chosenId(command, argument);
  const { apiId = '' }: { apiId?: string } = command.opts();
  return { productId, apiId, opened: await openContext(env, command) };
}
