import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../errors.ts';
import type { Environment } from './environment.ts';
import { isForced, withForce } from './force.ts';
import { chosenId, withChosenId } from './ids.ts';
import { openContext } from './open.ts';
import { Synonym, withContext } from './options.ts';
import { exportFormat, type SpecificationKind } from './specification-format.ts';
import { withExample } from './verbs.ts';

export function apiExportCommand(group: Command, env: Environment): void {
  const command = withExample(
    group.command('export').description('write an API as an OpenAPI or Swagger document, which import takes again'),
    'apim api export orders --format openapi --file orders.yaml',
  );
  withChosenId(command, { name: 'api-id', lists: 'apis' })
    .option('--api-revision <number>', 'this revision of it (else the current one)')
    .addOption(
      new Option('--format <format>', 'openapi (YAML), openapi+json, or swagger (else openapi)').argParser(
        exportFormat,
      ),
    )
    .addOption(new Synonym('--specification-format <format>', 'format').argParser(exportFormat))
    .option('--file <file>', 'write it there (else to standard output)')
    .addOption(new Synonym('--save-as <file>', 'file'));
  withContext(withForce(command, 'replace the file where it is there'));
  command.action((argument?: string) => exportCommand(env, command, argument));
}

async function exportCommand(env: Environment, command: Command, argument: string | undefined): Promise<void> {
  const id = chosenId(command, argument);
  const options: { apiRevision?: string; format?: SpecificationKind; file?: string } = command.opts();
  const { store, context } = await openContext(env, command);
  const { getApi } = await import('../resources/apis.ts');
  const { revisionWanted } = await import('../resources/api-import.ts');
  const api = getApi(store, revisionWanted(getApi(store, id), options.apiRevision));
  const { exportApi } = await import('../resources/api-export.ts');
  const text = await exportApi(api, context.serviceName, options.format ?? 'openapi');
  if (options.file === undefined) {
    env.stdout.write(text);
    return;
  }
  await write(resolve(env.cwd, options.file), text, isForced(command));
  env.stdout.write(`Exported API ${api.id} to ${options.file}.\n`);
}

async function write(file: string, text: string, replaces: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: replaces ? 'w' : 'wx' });
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST';
    const why = isThere ? 'it is there already; --force replaces it' : cause instanceof Error ? cause.message : cause;
    throw new UserError('EnvironmentError', `${file} cannot be written: ${why}.`, { cause });
  }
}
