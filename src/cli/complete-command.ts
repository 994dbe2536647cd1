import { Argument, type Command } from 'commander';
import { UserError } from '../errors.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { isPart, LISTED, type Listed, type ListedPart } from './listed.ts';
import { type Choice, findContext, homeOf, nameChosen } from './open.ts';
import { withExample } from './verbs.ts';

/** What completion scripts ask at a Tab: what there is, a line each. */
export function completeCommand(program: Command, env: Environment): void {
  const complete = program
    .command('complete', { hidden: true })
    .description('print what an id may be, for completion')
    .addArgument(new Argument('<what>').choices(LISTED))
    .argument('[words...]', 'what is typed before it');
  withExample(complete, 'apim complete backends -- backend show --context default');
  complete.action(async (what: Listed, words: string[]) => {
    for (const name of await namesOf(env, what, words)) env.stdout.write(`${name}\n`);
  });
}

const choiceIn = (words: readonly string[]): Choice => ({
  home: givenTo(words, '--home'),
  context: givenTo(words, '--context'),
});

/** The last one that is given; bash takes the `=` of `--home=x` for a word. */
function givenTo(words: readonly string[], flag: string): string | undefined {
  const given = words.flatMap((word, index) => {
    if (word.startsWith(`${flag}=`)) return [word.slice(flag.length + 1)];
    if (word !== flag) return [];
    return words[index + 1] === '=' ? [words[index + 2]] : [words[index + 1]];
  });
  return given.at(-1);
}

/** None where the state cannot be read: a Tab has no place to say why. */
async function namesOf(env: Environment, what: Listed, words: readonly string[]): Promise<readonly string[]> {
  try {
    const choice = choiceIn(words);
    const home = await homeOf(env, choice);
    if (what === 'contexts') return (await home.contexts()).map(({ name }) => name);
    const context = await findContext(home, await nameChosen(env, choice, home));
    const store = home.store(context, () => undefined);
    return isPart(what) ? await namesOfParts(store, what, words) : namesIn(store, what);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

function namesIn(store: Store, what: Exclude<Listed, 'contexts' | ListedPart>): readonly string[] {
  if (what === 'thumbprints') return store.certificates.list().map(({ thumbprint }) => thumbprint);
  if (what !== 'served') return store[what].list().map(({ id }) => id);
  const apis = store.apis.list();
  return (apis.length > 0 ? apis : store.backends.list()).map(({ id }) => id);
}

/** Of the API that is typed before it. */
async function namesOfParts(store: Store, what: ListedPart, words: readonly string[]): Promise<readonly string[]> {
  const apiId = givenTo(words, '--api-id') ?? givenTo(words, '--api');
  if (apiId === undefined) return [];
  const { apiOfRevision, revisionsOf } = await import('../resources/api-revisions.ts');
  const { revisionOf } = await import('../model/api.ts');
  if (what === 'revisions') return revisionsOf(store, apiId).map(revisionOf);
  const api = apiOfRevision(store, apiId, givenTo(words, '--api-revision'));
  return (api[what] ?? []).map(({ id }) => id);
}
