import type { Command } from 'commander';
import type { Api } from '../model/api.ts';
import type { Collections } from '../store/store.ts';
import type { Parent } from './kept-commands.ts';
import { ListedOption } from './listed.ts';
import { listedOptionFor } from './mandatory.ts';
import { Synonym } from './options.ts';

const withApi = (command: Command): Command =>
  command
    .addOption(listedOptionFor('--api-id <id>', 'the API that it is of', 'apis', { isMandatory: true }))
    .addOption(new Synonym('--api <id>', 'apiId'));

/** What belongs to an API with all its revisions. */
export const API_PARENT: Parent = { options: withApi, attributes: ['apiId', 'api'], example: ' --api-id orders' };

/** What belongs to one revision of an API. */
export const REVISION_PARENT: Parent = {
  options: command =>
    withApi(command).addOption(
      new ListedOption('--api-revision <number>', 'of this revision (else of the current one)', 'revisions'),
    ),
  attributes: [...API_PARENT.attributes, 'apiRevision'],
  example: API_PARENT.example,
};

/** The API that the options name, or its revision. Throws NotFound. */
export async function apiChosen(state: Pick<Collections, 'apis'>, command: Command): Promise<Api> {
  const { apiId = '', apiRevision }: { apiId?: string; apiRevision?: string } = command.opts();
  const { apiOfRevision } = await import('../resources/api-revisions.ts');
  return apiOfRevision(state, apiId, apiRevision);
}

/** The current revision of the API that the options name. Throws NotFound. */
export async function currentChosen(state: Pick<Collections, 'apis'>, command: Command): Promise<Api> {
  const { apiId = '' }: { apiId?: string } = command.opts();
  const { getApi } = await import('../resources/apis.ts');
  const { idOfAllRevisions } = await import('../model/api.ts');
  return getApi(state, idOfAllRevisions(apiId));
}
