import { type Command, Option } from 'commander';
import type { ScopeKind } from '../model/scope.ts';
import { formatOption } from './document-format.ts';
import type { Environment } from './environment.ts';
import { openContext } from './open.ts';
import { withContext } from './options.ts';
import type { Column } from './output.ts';
import { printElse } from './print.ts';
import type { ValidatedDocument } from './validation-report.ts';
import { withExample } from './verbs.ts';

interface ValidateOptions {
  strict?: true;
  scope?: ScopeKind;
  format?: 'xml' | 'rawxml';
  output?: 'table' | 'json' | 'tsv' | 'sarif' | 'github';
  query?: string;
}

export function policyValidateCommand(group: Command, env: Environment, exit: (status: number) => void): void {
  const validate = group
    .command('validate')
    .argument('<path...>', 'files with policy documents, folders with such files, or - for standard input')
    .description('check policy documents and fragments that belong to no API')
    .addOption(
      new Option('--scope <scope>', 'check them as documents of this scope (else of the one they fit best)').choices([
        'global',
        'product',
        'api',
        'operation',
      ]),
    )
    .option('--strict', 'what a document names and the context lacks is a fault')
    .addOption(formatOption())
    .addOption(new Option('-o, --output <format>', 'how to print').choices(['table', 'json', 'tsv', 'sarif', 'github']))
    .option('--query <jmespath>', 'print only what this JMESPath selects, as az does');
  withExample(
    withContext(validate),
    'apim policy validate policy.xml\napim policy validate . -o github\napim policy validate policy.xml -o sarif > faults.sarif',
  );
  validate.addHelpText(
    'after',
    `
Bicep, ARM JSON and Terraform files are searched for documents in their texts. What stands in the place of \${x}, %{x}, #{X}#
and __X__ is not checked. A fragment among the files is the one that documents include by the name of its file, or of its
folder where the file is called policy.xml or fragment.xml. Exit code: 1 if there is a fault, else 0.`,
  );
  validate.action(async (paths: string[]) => exit(await run(env, validate, paths)));
}

async function run(env: Environment, command: Command, paths: readonly string[]): Promise<number> {
  const validated = await validatedDocuments(env, command, paths);
  await show(env, command, validated);
  return validated.some(({ faults }) => faults.length > 0) ? 1 : 0;
}

async function validatedDocuments(
  env: Environment,
  command: Command,
  paths: readonly string[],
): Promise<ValidatedDocument[]> {
  const { scope, strict, format }: ValidateOptions = command.opts();
  const { documentsOf } = await import('./policy-files.ts');
  const { validateDocuments } = await import('../resources/validation.ts');
  const { reported } = await import('./validation-report.ts');
  const documents = await documentsOf(env, paths);
  const { store } = await openContext(env, command);
  const validations = await validateDocuments(store, documents, { scope, isStrict: strict === true });
  return documents.flatMap((document, index) => {
    const validation = validations[index];
    return validation === undefined ? [] : [reported(document, validation, format)];
  });
}

async function show(env: Environment, command: Command, documents: readonly ValidatedDocument[]): Promise<void> {
  const { output, query }: ValidateOptions = command.opts();
  if (output === 'sarif') {
    const { sarif } = await import('./sarif.ts');
    env.stdout.write(sarif(documents, env));
  } else if (output === 'github') {
    const { annotations } = await import('./github-annotations.ts');
    env.stdout.write(annotations(documents));
  } else if (output === undefined && query === undefined) {
    const { validationText } = await import('./validation-text.ts');
    env.stdout.write(validationText(documents));
  } else await printElse(env, command, documents, COLUMNS, 'json');
}

const COLUMNS: readonly Column<ValidatedDocument>[] = [
  { title: 'FILE', value: ({ file }) => file },
  { title: 'LINE', value: ({ line }) => line },
  { title: 'KIND', value: ({ kind }) => kind },
  { title: 'SCOPE', value: ({ scope }) => scope, isOptional: true },
  { title: 'FAULTS', value: ({ faults }) => faults.map(({ message }) => message).join('\n') },
  {
    title: 'NEEDS',
    value: ({ needs }) => needs.map(({ kind, name }) => `${kind} ${name}`).join(', '),
    isOptional: true,
  },
];
